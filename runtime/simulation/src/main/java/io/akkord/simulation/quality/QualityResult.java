package io.akkord.simulation.quality;

/**
 * One graph on one cluster by one policy, with what the same graph takes by schedules that know everything. Times are
 * virtual nanoseconds from the submission to the end of the last body.
 *
 * @param graph name of the graph
 * @param family graphs of its kind
 * @param tasks how many it has
 * @param mode what is known and what moving costs
 * @param workers worker processes
 * @param slots tasks that each runs at a time
 * @param policy of the run
 * @param makespanNanos of the run
 * @param boundNanos what no schedule can beat
 * @param criticalPathNanos of the list schedule by longest remaining path
 * @param randomNanos median of twenty list schedules by chance
 * @param bytesMoved results that went from one worker to another
 * @param peakBytes most bytes of results that one worker held at a time
 */
public record QualityResult(
        String graph,
        String family,
        int tasks,
        QualityMode mode,
        int workers,
        int slots,
        Policy policy,
        long makespanNanos,
        long boundNanos,
        long criticalPathNanos,
        long randomNanos,
        long bytesMoved,
        long peakBytes) {

    public double overBound() {
        return ratio(boundNanos);
    }

    public double overCriticalPath() {
        return ratio(criticalPathNanos);
    }

    public double overRandom() {
        return ratio(randomNanos);
    }

    /** 1 for a graph that takes no time at all. */
    private double ratio(long to) {
        return makespanNanos == to ? 1 : (double) makespanNanos / to;
    }
}
