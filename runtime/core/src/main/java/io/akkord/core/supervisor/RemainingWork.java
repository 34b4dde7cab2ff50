package io.akkord.core.supervisor;

import io.akkord.core.message.ToWorker;

/**
 * Tells workers how much expected work is left of the graph, for those that run the graph with the least first. Told
 * when a worker is adopted, and again when it has halved or doubled: a few dozen messages in a graph's life.
 */
final class RemainingWork {

    private final GraphState state;
    private final Sessions sessions;
    private final Recorder recorder;
    private long told;
    private long version;

    RemainingWork(GraphState state, Sessions sessions, Recorder recorder) {
        this.state = state;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    /** Tells whoever must know, if the work that is left is another by much. */
    void tell(RankTable ranks) {
        long left = ranks.remainingMicros(state.unfinished());
        boolean changed = left > told * 2 || left < told / 2;
        if (!changed && version == sessions.version()) {
            return;
        }
        version = sessions.version();
        told = changed ? left : told;
        for (Sessions.Session session : sessions.all()) {
            if (session.adopted && session.toldMicros != told) {
                session.toldMicros = told;
                recorder.send(session.worker, new ToWorker.RemainingWork(told));
            }
        }
    }
}
