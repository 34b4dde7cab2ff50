package io.akkord.samples.bench.taskbench;

import io.akkord.simulation.workload.TaskBench;

/**
 * What a task computes, as Task Bench defines it.
 *
 * @param kind which computation
 * @param iterations how long: of 128 floating-point operations each, or of one piece of memory
 * @param imbalance from 0 to 2: how much the iterations of {@link Kind#LOAD_IMBALANCE} differ from task to task
 * @param scratchBytes working set of {@link Kind#MEMORY_BOUND}
 * @param samples pieces into which the working set is cut
 */
public record Kernel(Kind kind, long iterations, double imbalance, int scratchBytes, int samples) {

    /** The kinds of computation. */
    public enum Kind {
        /** Nothing: what is left is the runtime's own cost. */
        EMPTY,
        /** Multiplies and adds in registers. */
        COMPUTE_BOUND,
        /** Copies pieces of a working set. */
        MEMORY_BOUND,
        /** As compute-bound, with iterations that differ by task. */
        LOAD_IMBALANCE
    }

    private static final int LANES = 64;
    private static final int FLOPS_AN_ITERATION = 2 * LANES;

    /**
     * The working set of each thread. Task Bench hands one on from task to task of a column; a runtime whose tasks have no
     * place of their own has one a thread, which a task finds as warm or as cold.
     */
    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[0]);

    /** A kernel of a certain length. */
    public Kernel withIterations(long value) {
        return new Kernel(kind, value, imbalance, scratchBytes, samples);
    }

    /** Floating-point operations of a task of average length; 0 where they do not measure the work. */
    public double flops() {
        return kind == Kind.COMPUTE_BOUND || kind == Kind.LOAD_IMBALANCE
                ? (double) FLOPS_AN_ITERATION * iterations + LANES
                : 0;
    }

    /** Computes; the value is to be used, so that the computation is not removed. */
    double run(TaskBench graph, int step, int column) {
        return switch (kind) {
            case EMPTY -> 0;
            case COMPUTE_BOUND -> compute(iterations);
            case LOAD_IMBALANCE -> compute(uneven(graph, step, column));
            case MEMORY_BOUND -> copy(step);
        };
    }

    private long uneven(TaskBench graph, int step, int column) {
        return Math.round((1 + (graph.chance(step, column) - 0.5) * imbalance) * iterations);
    }

    /** Each of 64 values becomes itself times itself plus itself, over and over. */
    static double compute(long iterations) {
        double[] values = new double[LANES];
        for (int i = 0; i < LANES; i++) {
            values[i] = 1 + i % 4;
        }
        for (long iteration = 0; iteration < iterations; iteration++) {
            step(values);
        }
        double product = 1;
        for (double value : values) {
            product *= value;
        }
        return product;
    }

    /** In a method of its own, which is compiled by itself and the same whoever computes, for however long. */
    private static void step(double[] values) {
        for (int i = 0; i < LANES; i++) {
            values[i] = values[i] * values[i] + values[i];
        }
    }

    /** Copies the first half of a run of pieces onto its second half; runs begin at another piece each time. */
    private double copy(int step) {
        byte[] scratch = SCRATCH.get();
        if (scratch.length != scratchBytes) {
            scratch = new byte[scratchBytes];
            SCRATCH.set(scratch);
        }
        int piece = scratchBytes / samples;
        int half = piece / 2;
        for (long k = 0; k < iterations; k++) {
            int at = (int) ((step * iterations + k) % samples) * piece;
            System.arraycopy(scratch, at, scratch, at + half, half);
        }
        return scratch[0];
    }
}
