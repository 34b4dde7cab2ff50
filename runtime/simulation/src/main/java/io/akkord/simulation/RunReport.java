package io.akkord.simulation;

/**
 * What a simulated run came to. Times are virtual, from the submission.
 *
 * @param tasks tasks that completed
 * @param makespanNanos when the last body ended
 * @param endedNanos when the end of the graph was durable
 * @param bytesMoved results that went from one worker to another
 * @param peakMemoryBytes most bytes of results that one worker held at a time
 * @param spilledBytes results that were put into a store whose memory was full
 * @param dispatches attempts handed to workers
 * @param taskEvents steps of tasks: accepted by a worker, started, ended, recorded
 * @param clockEvents steps of the virtual clock
 * @param trace when and where each task ran; empty arrays if it was not asked for
 */
public record RunReport(
        int tasks,
        long makespanNanos,
        long endedNanos,
        long bytesMoved,
        long peakMemoryBytes,
        long spilledBytes,
        long dispatches,
        long taskEvents,
        long clockEvents,
        TaskTrace trace) {

    /**
     * When and where each task ran, as columns indexed by task.
     *
     * @param startNanos when its body began
     * @param endNanos when its body ended
     * @param workers the worker that ran it
     */
    public record TaskTrace(long[] startNanos, long[] endNanos, int[] workers) {

        static final TaskTrace NONE = new TaskTrace(new long[0], new long[0], new int[0]);
    }
}
