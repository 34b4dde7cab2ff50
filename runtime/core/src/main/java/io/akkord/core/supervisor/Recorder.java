package io.akkord.core.supervisor;

import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects one {@link Decision}. Every fact is applied to the state as soon as it is decided, so that the next step of
 * the same decision sees it; replay applies the same facts in the same order.
 */
final class Recorder {

    private final GraphState state;
    private final Sessions sessions;
    private List<GraphEvent> events = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();

    Recorder(GraphState state, Sessions sessions) {
        this.state = state;
        this.sessions = sessions;
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

    /** Records a fact whose rows were applied one by one between {@code beginEvent} and {@code endEvent}. */
    void recordApplied(GraphEvent event) {
        events.add(event);
    }

    void instruct(Instruction instruction) {
        instructions.add(instruction);
    }

    /** Sends to a worker if it is linked. One that is not is told what matters when it is adopted. */
    void send(int worker, ToWorker message) {
        if (sessions.get(worker) != null) {
            instructions.add(new Instruction.Send(worker, message));
        }
    }

    Decision take() {
        Decision decision = new Decision(List.copyOf(events), List.copyOf(instructions));
        events = new ArrayList<>();
        instructions = new ArrayList<>();
        return decision;
    }
}
