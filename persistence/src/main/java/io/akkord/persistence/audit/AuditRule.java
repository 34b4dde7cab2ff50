package io.akkord.persistence.audit;

/** What a history can break. */
public enum AuditRule {
    /** Stored bytes are intact, and numbers follow each other. */
    INTACT,
    /** Each epoch is the one after the epoch before it, and nothing stands before the first. */
    EPOCHS_FOLLOW,
    /** Who wrote before another did writes no more: an old supervisor is fenced. */
    ONE_WRITER_AT_A_TIME,
    /** A task's completion is recorded once. */
    RECORDED_ONCE,
    /** A task either completes or fails; a completed one can fail only when it is run again for its lost result. */
    ONE_OUTCOME,
    /** What is recorded was dispatched before, with that attempt and to that worker. */
    DISPATCHED_BEFORE,
    /** Attempts of a task are counted without a gap. */
    ATTEMPTS_FOLLOW,
    /** A completion is recorded with or after those of its inputs. */
    INPUTS_BEFORE,
    /** A recorded impure task is not run again. */
    IMPURE_ONCE,
    /** A result that was made again equals the first. */
    SAME_RESULT,
    /** Nothing happens after the end. */
    NOTHING_AFTER_THE_END,
    /** A graph that completed has every task recorded. */
    COMPLETE_AT_THE_END
}
