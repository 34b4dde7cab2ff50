package io.akkord.core.simulation;

import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The durable facts. */
final class SimJournal {

    private final List<GraphEvent> events = new ArrayList<>();
    private final JournalRules rules;

    SimJournal(JournalRules rules) {
        this.rules = rules;
    }

    /** Makes the facts of one decision durable, all or none. */
    void commit(List<GraphEvent> more) {
        for (GraphEvent event : more) {
            events.add(event);
            rules.accept(event);
        }
    }

    int size() {
        return events.size();
    }

    GraphState replay() {
        GraphState state = new GraphState();
        events.forEach(state::apply);
        return state;
    }

    /** The inline result of a task in the event of a number, from 1 on. */
    byte[] inline(int task, long number) {
        GraphEvent event = events.get((int) number - 1);
        if (event instanceof GraphEvent.TasksCompleted completed) {
            return inline(task, completed.completions());
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            return inline(task, again.completions());
        }
        throw new AssertionError("event " + number + " should have the result of task " + task + ": " + event);
    }

    private static byte[] inline(int task, Completions columns) {
        int at = 0;
        for (int row = 0; row < columns.count(); row++) {
            int end = at + columns.inlineLengths()[row];
            if (columns.tasks()[row] == task) {
                return Arrays.copyOfRange(columns.inline(), at, end);
            }
            at = end;
        }
        throw new AssertionError("the event does not have task " + task);
    }

    JournalRules rules() {
        return rules;
    }

    List<GraphEvent> events() {
        return events;
    }
}
