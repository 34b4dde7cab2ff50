package io.akkord.simulation.workload;

import java.util.Locale;

/**
 * Graphs of the benchmark suite by which RSDS and HyperQueue are measured against Dask (Böhm and Beránek, "Runtime vs
 * Scheduler", 2020), by the number of their partitions. Shapes are those that Dask makes; merge, tree, bag, numpy, groupby
 * and join have exactly the tasks and edges of the suite's table. Times and sizes are the table's means, each task's varied
 * evenly between half and three halves of it by chance.
 */
public enum RsdsGraph {
    /** Results of so many tasks, summed up by one. */
    MERGE(0.006, 0.027),
    /** The same with tasks of a tenth of a second. */
    MERGE_SLOW(100, 0.023),
    /** Pairwise sums of 2^n leaves; the leaves take in two numbers each. */
    TREE(0.007, 0.027),
    /** Two bags, filtered, their product, and a sum over it. */
    BAG(54.9, 12.6),
    /** {@code (x + x.T)[::2, n/2:].mean(1).sum()} in so many chunks an axis. */
    NUMPY(8.3, 2999),
    /** Means of groups, beside a resampling, of a time series. */
    GROUPBY(7.7, 501),
    /** A table merged with itself by a shuffle. */
    JOIN(33, 15.3),
    /** Tasks that hash text, without any edge. */
    VECTORIZER(1504, 10_226),
    /** A pipeline over text, five tasks a partition. */
    WORDBAG(301, 5136);

    private static final int WIDE_FAN_IN = 8;
    private static final int ARRAY_FAN_IN = 4;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double BYTES_A_KIB = 1024;

    private final double meanMillis;
    private final double meanKib;

    RsdsGraph(double meanMillis, double meanKib) {
        this.meanMillis = meanMillis;
        this.meanKib = meanKib;
    }

    /** The graph; for tree the number is the depth, else the partitions or, for numpy and bag, those of one axis. */
    public Workload workload(int number, long seed) {
        if (number < 1) {
            throw new WorkloadException("the size of the graph is " + number + "; give at least 1");
        }
        Draft draft = new Draft(this, new Draws(seed * 31 + ordinal()));
        switch (this) {
            case MERGE, MERGE_SLOW -> draft.merge(number);
            case TREE -> draft.tree(number);
            case BAG -> draft.bag(number);
            case NUMPY -> draft.numpy(number);
            case GROUPBY -> draft.groupby(number);
            case JOIN -> draft.join(number);
            case VECTORIZER -> draft.row("hash", number);
            case WORDBAG -> draft.wordbag(number);
        }
        String label = name().toLowerCase(Locale.ROOT);
        return draft.builder.build("rsds-" + label + "-" + number, "rsds-" + label);
    }

    /** A graph under construction. */
    private static final class Draft {

        final WorkloadBuilder builder = new WorkloadBuilder();
        private final RsdsGraph kind;
        private final Draws draws;

        Draft(RsdsGraph kind, Draws draws) {
            this.kind = kind;
            this.draws = draws;
        }

        int task(String operation, int... inputs) {
            double factor = 0.5 + draws.below(1 << 20) / (double) (1 << 20);
            int task = builder.task(
                    operation + "-" + builder.size(),
                    operation,
                    Math.round(kind.meanMillis * NANOS_A_MILLI * factor),
                    Math.round(kind.meanKib * BYTES_A_KIB * factor));
            for (int input : inputs) {
                builder.edge(input, task);
            }
            return task;
        }

        int[] row(String operation, int count) {
            int[] all = new int[count];
            for (int i = 0; i < count; i++) {
                all[i] = task(operation);
            }
            return all;
        }

        int[] map(String operation, int[] inputs) {
            int[] all = new int[inputs.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = task(operation, inputs[i]);
            }
            return all;
        }

        /** A tree over results; a group of one is passed on without a task, as Dask's fusion does. */
        int reduce(String operation, int[] inputs, int fanIn) {
            int[] level = inputs;
            while (level.length > 1) {
                int[] next = new int[(level.length + fanIn - 1) / fanIn];
                for (int i = 0; i < next.length; i++) {
                    int[] group =
                            java.util.Arrays.copyOfRange(level, i * fanIn, Math.min(level.length, (i + 1) * fanIn));
                    next[i] = group.length == 1 ? group[0] : task(operation, group);
                }
                level = next;
            }
            return level[0];
        }

        void merge(int count) {
            task("sum", row("times", count));
        }

        void tree(int depth) {
            int leaves = 1 << (Math.min(depth, 24) - 1);
            reduce("add", row("add", leaves), 2);
        }

        void bag(int partitions) {
            int[] people = map("filter", row("people", partitions));
            int[] pairs = new int[partitions * partitions];
            for (int i = 0; i < pairs.length; i++) {
                int a = people[i / partitions];
                int b = people[i % partitions];
                pairs[i] = a == b ? task("product", a) : task("product", a, b);
            }
            reduce("sum", map("length", pairs), WIDE_FAN_IN);
        }

        void numpy(int chunks) {
            int[][] x = new int[chunks][chunks];
            int half = chunks / 2;
            for (int i = 0; i < chunks; i++) {
                for (int j = 0; j < chunks; j++) {
                    x[i][j] = i >= half || j >= half ? task("chunk") : -1;
                }
            }
            int[] means = new int[chunks];
            for (int i = 0; i < chunks; i++) {
                int[] parts = new int[chunks - half];
                for (int j = half; j < chunks; j++) {
                    int sum = i == j ? task("add", x[i][j]) : task("add", x[i][j], x[j][i]);
                    parts[j - half] = task("slice", sum);
                }
                means[i] = reduce("mean", parts, ARRAY_FAN_IN);
            }
            reduce("sum", map("sum-chunk", means), ARRAY_FAN_IN);
        }

        void groupby(int partitions) {
            int[] rows = map("filter", row("series", partitions));
            int sum = reduce("group-sum", map("sum-chunk", rows), WIDE_FAN_IN);
            int count = reduce("group-count", map("count-chunk", rows), WIDE_FAN_IN);
            task("total", task("mean", sum, count));
            int[] bins = new int[partitions];
            for (int i = 0; i < partitions; i++) {
                bins[i] = i == 0 ? task("resample", rows[i]) : task("resample", rows[i], rows[i - 1]);
            }
            task("last-bin", bins[partitions - 1], bins[0]);
            task("first-bin", bins[0]);
        }

        void join(int partitions) {
            int[] groups = map("group", row("table", partitions));
            int[] merged = new int[partitions];
            for (int i = 0; i < partitions; i++) {
                merged[i] = task("merge", task("concat", map("split", groups)));
            }
            task("sum", merged);
        }

        void wordbag(int partitions) {
            for (int i = 0; i < partitions; i++) {
                int text = task("text");
                int words = task("words", text);
                task("count", words);
                task("lengths", words);
                task("tags", text);
            }
        }
    }
}
