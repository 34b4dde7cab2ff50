package io.akkord.core.supervisor;

import java.util.List;

/**
 * What followed from the commands at hand: facts to record, and effects to carry out once they are recorded.
 */
public record Decision(List<GraphEvent> events, List<Instruction> instructions) {

    public boolean isEmpty() {
        return events.isEmpty() && instructions.isEmpty();
    }
}
