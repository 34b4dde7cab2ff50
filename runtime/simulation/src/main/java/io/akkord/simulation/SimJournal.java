package io.akkord.simulation;

import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The durable facts. Kept only if somebody may read them again. */
final class SimJournal {

    private final List<GraphEvent> events = new ArrayList<>();
    private final JournalRules rules;
    private final VirtualTime time;
    private final Seams seams;
    private final boolean keeps;
    /** How many of the events are deleted: each life begins behind them. */
    private int deleted;

    SimJournal(JournalRules rules, VirtualTime time, Seams seams, boolean keeps) {
        this.rules = rules;
        this.time = time;
        this.seams = seams;
        this.keeps = keeps;
    }

    /** Makes the facts of one decision durable, all or none. */
    void commit(List<GraphEvent> more) {
        for (GraphEvent event : seams.written(more)) {
            if (keeps) {
                events.add(event);
                time.mix(Fingerprint.of(event));
                cut(event);
            }
            rules.accept(event);
        }
    }

    private void cut(GraphEvent event) {
        if (event instanceof GraphEvent.ResultsCarried carried && carried.cutBefore() > 0) {
            deleted = (int) carried.cutBefore() - 1;
        }
    }

    int size() {
        return events.size();
    }

    GraphState replay() {
        GraphState state = new GraphState();
        seams.read(events.subList(deleted, events.size())).forEach(state::apply);
        return state;
    }

    /** The inline result of a task in the event of a number, from 1 on. */
    byte[] inline(int task, long number) {
        GraphEvent event = number > events.size() || number <= deleted ? null : events.get((int) number - 1);
        byte[] found = null;
        if (event instanceof GraphEvent.TasksCompleted completed) {
            found = inline(task, completed.completions());
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            found = inline(task, again.completions());
        } else if (event instanceof GraphEvent.ResultsCarried carried) {
            found = inline(task, carried.carried());
        }
        if (found == null) {
            throw new Violation(
                    Invariant.REPLAY_EQUALS_LIVE,
                    "event " + number + " should have the result of task " + task + ": " + event,
                    null);
        }
        return found;
    }

    private static byte @org.jspecify.annotations.Nullable [] inline(int task, Completions columns) {
        int at = 0;
        for (int row = 0; row < columns.count(); row++) {
            int end = at + columns.inlineLengths()[row];
            if (columns.tasks()[row] == task) {
                return Arrays.copyOfRange(columns.inline(), at, end);
            }
            at = end;
        }
        return null;
    }

    private static byte @org.jspecify.annotations.Nullable [] inline(int task, GraphEvent.Carried carried) {
        int at = 0;
        for (int row = 0; row < carried.tasks().length; row++) {
            int end = at + carried.lengths()[row];
            if (carried.tasks()[row] == task) {
                return Arrays.copyOfRange(carried.inline(), at, end);
            }
            at = end;
        }
        return null;
    }

    JournalRules rules() {
        return rules;
    }

    List<GraphEvent> events() {
        return events;
    }
}
