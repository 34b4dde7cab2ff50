package io.akkord.persistence.replay;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.store.StoredSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Proves that a history leads to one state, whichever way it is walked: from the beginning, and from a snapshot at some
 * place with the events behind it. Two states are equal if their snapshots are the same bytes.
 *
 * @param empty the state before the first event
 * @param apply puts an event into a state
 * @param encode the state's snapshot
 * @param decode the state of a snapshot
 * @param <S> the state
 * @param <E> the events
 */
public record ReplayProof<S, E>(
        Supplier<S> empty, BiConsumer<S, E> apply, Function<S, byte[]> encode, Function<byte[], S> decode) {

    /** The proof for the supervisor's own state. */
    public static ReplayProof<GraphState, GraphEvent> ofGraphs() {
        return new ReplayProof<>(GraphState::new, GraphState::apply, GraphState::toSnapshot, GraphState::fromSnapshot);
    }

    /**
     * What was compared.
     *
     * @param events how many events were applied
     * @param snapshotAt number of the last event in the snapshot
     * @param difference how the two states differ; empty if they are equal
     */
    public record Outcome(long events, long snapshotAt, Optional<String> difference) {

        public boolean holds() {
            return difference.isEmpty();
        }
    }

    /** The state after the first {@code count} events. */
    public S stateAfter(List<StoredEvent<E>> events, int count) {
        S state = empty.get();
        events.subList(0, count).forEach(stored -> apply.accept(state, stored.event()));
        return state;
    }

    /** Makes a snapshot after the first {@code count} events, restores it, and goes on from there. */
    public Outcome withOwnSnapshot(List<StoredEvent<E>> events, int count) {
        return compare(events, count, encode.apply(stateAfter(events, count)));
    }

    /** Goes on from a snapshot that was stored while the graph ran; it must lie within the history. */
    public Outcome withStoredSnapshot(List<StoredEvent<E>> events, StoredSnapshot snapshot) {
        long at = snapshot.last().number();
        long before = events.isEmpty() ? 0 : events.get(0).number() - 1;
        if (at < before || at > before + events.size()) {
            return new Outcome(
                    events.size(), at, Optional.of("the snapshot is of event " + at + ", outside the history"));
        }
        return compare(events, (int) (at - before), snapshot.state());
    }

    private Outcome compare(List<StoredEvent<E>> events, int count, byte[] snapshot) {
        byte[] whole = encode.apply(stateAfter(events, events.size()));
        S restored = decode.apply(snapshot);
        events.subList(count, events.size()).forEach(stored -> apply.accept(restored, stored.event()));
        byte[] resumed = encode.apply(restored);
        int at = Arrays.mismatch(whole, resumed);
        return new Outcome(
                events.size(),
                count,
                at < 0
                        ? Optional.empty()
                        : Optional.of("the states differ from byte " + at + " on: " + whole.length + " bytes from the"
                                + " beginning, " + resumed.length + " from the snapshot"));
    }
}
