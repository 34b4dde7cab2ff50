package io.akkord.core.supervisor;

import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects one {@link Decision}. Every fact is applied to the state as soon as it is decided, so that the next step of
 * the same decision sees it; replay applies the same facts in the same order.
 */
final class Recorder {

    private final GraphState state;
    private final Sessions sessions;
    private final Introductions introductions;
    private List<GraphEvent> events = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();

    Recorder(GraphState state, Sessions sessions) {
        this.state = state;
        this.sessions = sessions;
        this.introductions = new Introductions(sessions);
    }

    /**
     * Records a fact and applies it.
     *
     * @throws IllegalArgumentException if a segment does not fit the graph; nothing is recorded then
     */
    void record(GraphEvent event) {
        state.apply(event);
        events.add(event);
    }

    /** Records a fact whose rows were applied one by one since {@code beginEvent}. */
    void recordApplied(GraphEvent event) {
        events.add(event);
    }

    void instruct(Instruction instruction) {
        instructions.add(instruction);
    }

    /**
     * Sends to a worker if it is linked. One that is not is told what matters when it is adopted. Workers that the message
     * names as sources are introduced before.
     */
    void send(int worker, ToWorker message) {
        Sessions.Session session = sessions.get(worker);
        if (session != null) {
            introduce(worker, introductions.before(session, message));
            instructions.add(new Instruction.Send(worker, message));
        }
    }

    /** Tells those who count on a worker that came back where it is now. */
    void tellMoved(int worker) {
        introductions.forEachWhoKnows(worker, this::introduce);
    }

    private void introduce(int worker, List<WorkerAddress> addresses) {
        if (!addresses.isEmpty()) {
            instructions.add(new Instruction.Send(worker, new ToWorker.DefineWorkers(addresses)));
        }
    }

    /**
     * Tells a worker to drop something. One that was asked for its inventory and has not answered is not told: it wrote
     * the answer before it would read this, and what it names there is kept or dropped when it arrives.
     */
    void drop(int worker, ToWorker releaseOrCancel) {
        if (isAdopted(worker)) {
            send(worker, releaseOrCancel);
        }
    }

    boolean isAdopted(int worker) {
        Sessions.Session session = sessions.get(worker);
        return session != null && session.adopted;
    }

    Decision take() {
        Decision decision = new Decision(List.copyOf(events), List.copyOf(instructions));
        events = new ArrayList<>();
        instructions = new ArrayList<>();
        return decision;
    }
}
