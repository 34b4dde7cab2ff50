package io.akkord.simulation.workload;

import java.util.Locale;

/**
 * The elementary graphs by which the Estee simulator compares schedulers (Beránek, Böhm and Cima, "Analysis of workflow
 * schedulers in simulated distributed environments", 2022), with its times and sizes. Several data objects of one task are
 * one result here. The number is the count that the shape grows by.
 */
public enum EsteeShape {
    PLAIN_NORMAL(380) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            double[] means = {10, 20, 60, 180};
            for (int i = 0; i < count; i++) {
                double mean = means[draws.below(means.length)];
                to.task("t" + i, "t" + (int) mean, draws.normal(mean, mean / 10), 0);
            }
        }
    },
    PLAIN_EXPONENTIAL(380) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            for (int i = 0; i < count; i++) {
                to.task("t" + i, "t", draws.exponential(60), 0);
            }
        }
    },
    TRIPLETS(110) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            for (int i = 0; i < count; i++) {
                int a = to.task("a" + i, "a", draws.normal(5, 1.5), Draws.mebibytes(40));
                int b = to.task("b" + i, "b", draws.normal(120, 20), Draws.mebibytes(120));
                int c = to.task("c" + i, "c", draws.normal(32, 3), 0);
                to.edge(a, b).edge(b, c);
            }
        }
    },
    MERGE_NEIGHBOURS(107) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int[] first = row(to, draws, count, 15, 3, 99);
            for (int i = 0; i < count; i++) {
                int b = to.task("b" + i, "b", draws.normal(15, 2), 0);
                to.edge(first[i], b).edge(first[(i + 1) % count], b);
            }
        }
    },
    MERGE_TRIPLETS(111) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int[] first = row(to, draws, count, 15, 3, 99);
            for (int i = 0; i + 2 < count; i += 3) {
                int b = to.task("b" + i, "b", draws.normal(15, 2), 0);
                to.edge(first[i], b).edge(first[i + 1], b).edge(first[i + 2], b);
            }
        }
    },
    MERGE_SMALL_BIG(80) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int[] small = row(to, draws, count, 11, 3, 0.5);
            for (int i = 0; i < count; i++) {
                int big = to.task("b" + i, "b", draws.normal(15, 3), Draws.mebibytes(99));
                int c = to.task("c" + i, "c", draws.normal(10, 1), 0);
                to.edge(small[i], c).edge(big, c);
            }
        }
    },
    FORK_1(100) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            fork(to, draws, count, 100);
        }
    },
    FORK_2(100) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            fork(to, draws, count, 200);
        }
    },
    BIGMERGE(320) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int[] first = row(to, draws, count, 17, 3, 100);
            int merge = to.task("m", "m", Draws.nanos(40), 0);
            for (int a : first) {
                to.edge(a, merge);
            }
        }
    },
    DURATION_STAIRS(190) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            for (int i = 0; i < count; i++) {
                to.task("a" + i, "a", Draws.nanos(i), 0);
                to.task("b" + i, "b", Draws.nanos(i), 0);
            }
        }
    },
    SIZE_STAIRS(190) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int root = to.task("a", "a", Draws.nanos(0.1), Draws.mebibytes(count * (count - 1) / 2.0));
            for (int i = 0; i < count; i++) {
                to.edge(root, to.task("b" + i, "b", Draws.nanos(20), 0));
            }
        }
    },
    SPLITTERS(7) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            to.task("0-0", "root", Draws.nanos(1), Draws.mebibytes(512));
            for (int node = 1; node < (1 << (count + 1)) - 1; node++) {
                to.edge((node - 1) / 2, cell(to, draws, node));
            }
        }
    },
    CONFLUX(7) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int leaves = 1 << count;
            for (int node = 0; node < 2 * leaves - 1; node++) {
                int task = cell(to, draws, node);
                if (node >= leaves) {
                    int left = 2 * (node - leaves);
                    to.edge(left, task).edge(left + 1, task);
                }
            }
        }
    },
    GRID(19) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            for (int node = 0; node < count * count; node++) {
                int task = cell(to, draws, node);
                if (node >= count) {
                    to.edge(node - count, task);
                }
                if (node % count > 0) {
                    to.edge(node - 1, task);
                }
            }
        }
    },
    FERN(200) {
        @Override
        void add(WorkloadBuilder to, Draws draws, int count) {
            int before = to.task("init", "init", draws.normal(20, 1), Draws.mebibytes(5));
            for (int i = 0; i < count; i++) {
                int b = to.task("b" + i, "b", draws.normal(35, 3), Draws.mebibytes(42));
                int a = to.task("a" + i, "a", draws.normal(17 + i / 10.0, 3), Draws.mebibytes(5 + i / 10.0));
                to.edge(before, a).edge(b, a);
                before = a;
            }
        }
    };

    private final int usual;

    EsteeShape(int usual) {
        this.usual = usual;
    }

    abstract void add(WorkloadBuilder to, Draws draws, int count);

    /** The graph in the size in which Estee has it. */
    public Workload workload(long seed) {
        return workload(usual, seed);
    }

    /** The graph with another count; splitters and conflux have 2^(count+1) - 1 tasks, grid has count². */
    public Workload workload(int count, long seed) {
        WorkloadBuilder builder = new WorkloadBuilder();
        add(builder, new Draws(seed * 31 + ordinal()), count);
        String label = name().toLowerCase(Locale.ROOT);
        return builder.build("estee-" + label + "-" + builder.size(), "estee-" + label);
    }

    private static int[] row(
            WorkloadBuilder to, Draws draws, int count, double mean, double deviation, double mebibytes) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = to.task("a" + i, "a", draws.normal(mean, deviation), Draws.mebibytes(mebibytes));
        }
        return all;
    }

    private static void fork(WorkloadBuilder to, Draws draws, int count, double mebibytes) {
        int[] first = row(to, draws, count, 17, 3, mebibytes);
        for (int i = 0; i < count; i++) {
            to.edge(first[i], to.task("b" + i, "b", draws.normal(15, 2), 0));
            to.edge(first[i], to.task("c" + i, "c", draws.normal(15, 2), 0));
        }
    }

    private static int cell(WorkloadBuilder to, Draws draws, int node) {
        return to.task("n" + node, "n", draws.normal(20, 1), Draws.mebibytes(128));
    }
}
