package io.akkord.persistence.verify;

import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.leveldb.file.FileDamage;
import io.akkord.persistence.leveldb.file.FilePlace;
import java.util.Optional;

/** One thing that was checked, and how it is. */
public sealed interface Finding {

    /** How a checked thing is. */
    enum Verdict {
        /** As it was written. */
        WHOLE,
        /** Bytes are not intact, and nothing that counts is missing: a torn record at the end of a log, for example. */
        HARMLESS,
        /** Not to be relied on. */
        DAMAGED
    }

    Verdict verdict();

    /**
     * The history of a persistence id.
     *
     * @param events how many events are intact, from the first on
     * @param place where the first event is that is not, if the files tell
     */
    record History(String persistenceId, long events, Optional<Damage> damage, Optional<FilePlace> place)
            implements Finding {
        @Override
        public Verdict verdict() {
            return damage.isEmpty() ? Verdict.WHOLE : Verdict.DAMAGED;
        }
    }

    /** Bytes of the journal's files that are not as they were written; there is none of these for what is whole. */
    record Bytes(FileDamage damage, Verdict verdict) implements Finding {}

    /**
     * A stored state.
     *
     * @param number the last event that it includes
     * @param problem why it cannot be used
     */
    record Snapshot(String persistenceId, String file, long number, Optional<String> problem) implements Finding {
        @Override
        public Verdict verdict() {
            return problem.isEmpty() ? Verdict.WHOLE : Verdict.DAMAGED;
        }
    }

    /** A stored result; {@code problem} says why the task would run again. */
    record Checkpoint(String graph, int task, Optional<String> problem) implements Finding {
        @Override
        public Verdict verdict() {
            return problem.isEmpty() ? Verdict.WHOLE : Verdict.DAMAGED;
        }
    }
}
