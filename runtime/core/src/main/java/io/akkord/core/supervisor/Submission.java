package io.akkord.core.supervisor;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.SegmentCodec;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides on what clients send: parts of a graph, its submission, extensions, seal and cancel. Everything is idempotent:
 * a client that got no answer sends again.
 */
final class Submission {

    private final GraphState state;
    private final Recorder recorder;
    private boolean refused;

    Submission(GraphState state, Recorder recorder) {
        this.state = state;
        this.recorder = recorder;
    }

    /** Takes a part; returns the index of the part that is wanted next. */
    int part(long sequence, int index, byte[] bytes) {
        if (isKnown(sequence) || state.isEnded()) {
            return Integer.MAX_VALUE;
        }
        int have = sequence == state.partsSequence ? state.parts.size() : 0;
        if (index != have && !isRestart(index, bytes)) {
            return have;
        }
        refused = false;
        recorder.record(new GraphEvent.GraphPart(sequence, index, bytes));
        return index + 1;
    }

    /** The first part again, because what had arrived was refused, or with another content: the parts begin anew. */
    private boolean isRestart(int index, byte[] bytes) {
        return index == 0 && (refused || !Arrays.equals(bytes, state.parts.get(0)));
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
        if (state.isEnded()) {
            return Optional.of("the graph was cancelled before it was complete; submit under another id");
        }
        return noted(check(0, parts, digest)
                .or(() -> tryRecord(new GraphEvent.GraphSubmitted(parts, digest, options, open, wallMillis))));
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
        return noted(check(sequence, parts, digest)
                .or(() -> tryRecord(new GraphEvent.GraphExtended(sequence, parts, digest))));
    }

    private Optional<String> noted(Optional<String> refusal) {
        refused = refusal.isPresent();
        return refusal;
    }

    private Optional<String> check(long sequence, int parts, long digest) {
        int arrived = state.partsSequence == sequence ? state.parts.size() : 0;
        if (parts != arrived) {
            return Optional.of("of " + parts + " parts " + arrived + " have arrived; send the graph again");
        }
        return SegmentCodec.digest(SegmentCodec.join(state.parts)) == digest
                ? Optional.empty()
                : Optional.of("the parts do not have the digest that was announced; send the graph again");
    }

    /** Facts are applied as they are decided; a segment that does not fit the graph changes nothing and is refused. */
    private Optional<String> tryRecord(GraphEvent event) {
        try {
            recorder.record(event);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("the graph is malformed: " + malformed.getMessage());
        }
    }

    void seal(long sequence) {
        if (state.isSubmitted() && !state.sealed && !state.isEnded()) {
            recorder.record(new GraphEvent.GraphSealed(sequence));
        }
    }

    void cancel(String reason, long wallMillis) {
        if (!state.isEnded() && state.isBegun()) {
            recorder.record(new GraphEvent.GraphCancelled(reason, wallMillis));
            recorder.record(new GraphEvent.GraphCompleted(GraphStatus.State.CANCELLED, reason, wallMillis));
        }
    }
}
