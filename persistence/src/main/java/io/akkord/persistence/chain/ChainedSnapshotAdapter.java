package io.akkord.persistence.chain;

import akka.persistence.typed.SnapshotAdapter;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stores a state together with its place in the chain, and starts the chain there when it is restored.
 *
 * <p>A snapshot whose bytes are damaged never arrives here: the {@link JournalRecordSerializer} refuses it, and the
 * snapshot store falls back to an older one or to the whole journal (set {@code snapshot-is-optional = true}, which is
 * right as long as events are retained). The chain is then still at its origin and expects event 1; if events before the
 * lost snapshot were deleted, that is found as damage. An intact snapshot that cannot be decoded, or that is another
 * id's, is damage as well.
 *
 * @param <S> the entity's state; Akka must not see it mutated between persist and snapshot, which it does not, as it
 *     saves at once and handles no command meanwhile
 */
public final class ChainedSnapshotAdapter<S> implements SnapshotAdapter<S> {

    private final Chain chain;
    private final Function<S, byte[]> encode;
    private final Function<byte[], S> decode;
    private final Supplier<S> empty;

    /**
     * @param empty the state to go on with when the snapshot turns out to be damage
     */
    public ChainedSnapshotAdapter(
            Chain chain, Function<S, byte[]> encode, Function<byte[], S> decode, Supplier<S> empty) {
        this.chain = chain;
        this.encode = encode;
        this.decode = decode;
        this.empty = empty;
    }

    /** A damaged entity's state is never stored: the record is void, and the store reports that saving failed. */
    @Override
    public Object toJournal(S state) {
        if (chain.damage().isPresent()) {
            return new SnapshotRecord(new byte[0]);
        }
        return SnapshotRecord.of(chain.persistenceId(), chain.head(), encode.apply(state));
    }

    @Override
    public S fromJournal(Object stored) {
        if (!(stored instanceof SnapshotRecord snapshot)) {
            return refuse(0, "the snapshot is a " + stored.getClass().getName());
        }
        if (!snapshot.isOf(chain.persistenceId())) {
            return refuse(snapshot.last().number(), "the snapshot is of another persistence id");
        }
        try {
            S state = decode.apply(snapshot.state());
            chain.startAt(snapshot.last());
            return state;
        } catch (RuntimeException e) {
            return refuse(snapshot.last().number(), "the snapshot cannot be read: " + e);
        }
    }

    private S refuse(long number, String what) {
        chain.fail(new Damage(
                chain.persistenceId(),
                number,
                Damage.Kind.SNAPSHOT,
                what,
                "move the snapshot files of this id away and start again; its events are retained"));
        return empty.get();
    }
}
