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
    private List<GraphEvent> events = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();

    Recorder(GraphState state) {
        this.state = state;
    }

    /** Records a fact and applies it. */
    void record(GraphEvent event) {
        events.add(event);
        state.apply(event);
    }

    /** Records a fact whose rows were applied one by one between {@code beginEvent} and {@code endEvent}. */
    void recordApplied(GraphEvent event) {
        events.add(event);
    }

    void instruct(Instruction instruction) {
        instructions.add(instruction);
    }

    void send(int worker, ToWorker message) {
        instructions.add(new Instruction.Send(worker, message));
    }

    Decision take() {
        Decision decision = new Decision(List.copyOf(events), List.copyOf(instructions));
        events = new ArrayList<>();
        instructions = new ArrayList<>();
        return decision;
    }
}
