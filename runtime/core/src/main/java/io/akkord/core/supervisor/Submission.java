package io.akkord.core.supervisor;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import java.util.Optional;

/**
 * Decides on what clients send: parts of a graph, its submission, extensions, seal and cancel. Everything is idempotent:
 * a client that got no answer sends again.
 */
final class Submission {

    private final GraphState state;
    private final Recorder recorder;

    Submission(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    /** Takes a part; returns the index of the part that is wanted next. */
    int part(long sequence, int index, byte[] bytes) {
        if (isKnown(sequence)) {
            return Integer.MAX_VALUE;
        }
        int have = sequence == state.partsSequence ? state.parts.size() : 0;
        if (index != have) {
            return have;
        }
        recorder.record(new GraphEvent.GraphPart(sequence, index, bytes));
        return index + 1;
    }

    private boolean isKnown(long sequence) {
        return sequence == 0 ? state.isSubmitted() : sequence <= state.lastExtension;
    }

    /** Closes the submission; the refusal, if there is one. */
    Optional<String> submit(int parts, long digest, GraphOptions options, boolean open, long wallMillis) {
        if (state.isSubmitted()) {
            return state.digest == digest
                    ? Optional.empty()
                    : Optional.of("the id is taken by another graph: its digest is " + Long.toHexString(state.digest)
                            + ", this one's is " + Long.toHexString(digest) + "; submit under another id");
        }
        Optional<String> refusal = check(parts, digest, 0);
        if (refusal.isEmpty()) {
            recorder.record(new GraphEvent.GraphSubmitted(parts, digest, options, open, wallMillis));
        }
        return refusal;
    }

    /** Closes an extension; the refusal, if there is one. */
    Optional<String> extend(long sequence, int parts, long digest) {
        if (sequence <= state.lastExtension) {
            return Optional.empty();
        }
        if (!state.isSubmitted() || state.sealed || state.isEnded()) {
            return Optional.of("the graph is " + (state.isSubmitted() ? "sealed" : "unknown")
                    + " and takes no further tasks; open another one");
        }
        Optional<String> refusal = check(parts, digest, state.tasks.count);
        if (refusal.isEmpty()) {
            recorder.record(new GraphEvent.GraphExtended(sequence, parts, digest));
        }
        return refusal;
    }

    private Optional<String> check(int parts, long digest, int firstTask) {
        if (parts != state.parts.size()) {
            return Optional.of("of " + parts + " parts " + state.parts.size() + " have arrived; send the graph again");
        }
        byte[] joined = SegmentCodec.join(state.parts);
        if (SegmentCodec.digest(joined) != digest) {
            return Optional.of("the parts do not have the digest that was announced; send the graph again");
        }
        try {
            GraphSegment segment = SegmentCodec.decode(joined);
            return segment.firstTask() == firstTask
                    ? Optional.empty()
                    : Optional.of("the tasks begin at number " + segment.firstTask() + " instead of " + firstTask);
        } catch (IllegalArgumentException malformed) {
            return Optional.of("the graph is malformed: " + malformed.getMessage());
        }
    }

    void seal(long sequence) {
        if (state.isSubmitted() && !state.sealed) {
            recorder.record(new GraphEvent.GraphSealed(sequence));
        }
    }

    void cancel(String reason, long wallMillis) {
        if (!state.isEnded()) {
            recorder.record(new GraphEvent.GraphCancelled(reason, wallMillis));
            recorder.record(new GraphEvent.GraphCompleted(GraphStatus.State.CANCELLED, reason, wallMillis));
        }
    }
}
