package io.akkord.simulation.workload;

/**
 * Random graphs in layers: about as many layers as the square root of the tasks says, of uneven widths; a task needs one to
 * four results, mostly of the layer before, now and then of any earlier one. A task is of one of twelve kinds, whose mean
 * run times lie up to a hundredfold apart; within a kind times and sizes vary log-normally.
 *
 * @param tasks how many
 * @param seed of everything
 */
public record LayeredGraph(int tasks, long seed) {

    private static final int KINDS = 12;
    private static final int MOST_INPUTS = 4;
    private static final double AFAR = 0.15;
    private static final double SPREAD_OF_KINDS = 1.2;
    private static final double SPREAD_WITHIN = 0.5;
    private static final double MEAN_SECONDS = 2;
    private static final double MEAN_MIB = 4;

    public LayeredGraph {
        if (tasks < 1) {
            throw new WorkloadException("the layered graph has " + tasks + " tasks; give at least 1");
        }
    }

    public Workload workload() {
        Draws draws = new Draws(seed * 31 + tasks);
        double[] kindSeconds = new double[KINDS];
        double[] kindMib = new double[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            kindSeconds[kind] = MEAN_SECONDS * draws.logNormal(SPREAD_OF_KINDS);
            kindMib[kind] = MEAN_MIB * draws.logNormal(SPREAD_OF_KINDS);
        }
        WorkloadBuilder builder = new WorkloadBuilder();
        int width = (int) Math.max(1, Math.sqrt(tasks));
        int layerStart = 0;
        int layerBefore = 0;
        while (builder.size() < tasks) {
            int size = Math.min(tasks - builder.size(), 1 + draws.below(2 * width));
            int next = builder.size();
            for (int i = 0; i < size; i++) {
                int kind = draws.below(KINDS);
                int task = builder.task(
                        "t" + builder.size(),
                        "kind" + kind,
                        Draws.nanos(kindSeconds[kind] * draws.logNormal(SPREAD_WITHIN)),
                        Draws.mebibytes(kindMib[kind] * draws.logNormal(SPREAD_WITHIN)));
                addInputs(draws, builder, task, layerBefore, layerStart);
            }
            layerBefore = next;
            layerStart = builder.size();
        }
        return builder.build("layered-" + tasks + "-" + seed, "layered");
    }

    /** Inputs from the layer that begins at one task and ends before another, or from afar. */
    private static void addInputs(Draws draws, WorkloadBuilder builder, int task, int from, int end) {
        if (end == 0) {
            return;
        }
        int inputs = 1 + draws.below(MOST_INPUTS);
        for (int i = 0; i < inputs; i++) {
            int input = draws.chance(AFAR) ? draws.below(end) : from + draws.below(end - from);
            builder.edge(input, task);
        }
    }
}
