package io.akkord.simulation;

/** What must hold in every simulated run, whatever goes wrong around it. */
public enum Invariant {
    /** A task is in one state at a time, and the state's flags fit each other. */
    ONE_STATE,
    /** A body reads only results that are in its worker's store. */
    RESULT_IS_HELD,
    /** A body reads the right results, and what is recorded of a result is right. */
    RESULT_IS_RIGHT,
    /** A body runs what was submitted: its operation, inputs, literals and options. */
    TASK_IS_WHOLE,
    /** What is counted along the way equals a recount. */
    COUNTS_ARE_RIGHT,
    /** Replay of the journal, and a snapshot of it, give the live state byte for byte. */
    REPLAY_EQUALS_LIVE,
    /** No worker and no client is told of anything before the journal holds it. */
    COMMITTED_BEFORE_TOLD,
    /** Every prefix of the journal is closed under dependencies. */
    PREFIX_IS_CLOSED,
    /** A task is recorded once, under the epoch and attempt that follow the ones before. */
    RECORDED_ONCE,
    /** Whatever is dispatched has inputs that are recorded or dispatched, so that some task can always run. */
    SOME_TASK_CAN_RUN,
    /** Impure tasks run once as far as anybody can see, and never again once they are recorded. */
    IMPURE_IS_ONCE,
    /** An effect is dispatched only when everything that it reads is durable. */
    EFFECT_WAITS,
    /** What a worker gives back has not begun there. */
    STARTED_STAYS,
    /** A lost worker was executing only what had begun there. */
    BLAME_IS_RIGHT,
    /** A body runs with the code that the graph was submitted with, or that somebody accepted. */
    CODE_IS_ACCEPTED,
    /** Only what must fail fails, and what it does not reach is done. */
    NO_TASK_IS_LOST,
    /** That workers leave when they may costs no result and no second run. */
    LEAVING_IS_FREE,
    /** The graph ends in time. */
    GRAPH_ENDS,
    /** It ends as it must, with outputs that are durable and right. */
    OUTCOME_IS_RIGHT,
    /** Workers hold what the truth says, only what is needed, and nothing after the end. */
    NOTHING_IS_LEFT,
    /** No worker runs more than it has slots and resources for. */
    SLOTS_ARE_KEPT,
    /** The core throws nothing and is only told what can be. */
    NO_ERROR
}
