package io.akkord.simulation.mutant;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphEvent.ExecutingDied;
import io.akkord.core.supervisor.GraphEvent.ResultsMissing;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import io.akkord.core.supervisor.GraphEvent.WorkerLost;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs in what is written, when, and how it is read again. */
final class JournalMutants {

    private JournalMutants() {}

    static List<Mutant> all() {
        return List.of(
                new Mutant("acts-before-commit", "instructions go out before their facts are durable", Hasty::new),
                writes("reversed-completions", "rows of one event enter in the wrong order", JournalMutants::reverse),
                writes("unwritten-loss", "the loss of a worker is not written", without(WorkerLost.class)),
                writes("unwritten-death", "the death of a worker is not written", without(ExecutingDied.class)),
                writes("unwritten-missing", "missing results are not written", without(ResultsMissing.class)),
                writes("wrong-holder", "the first worker is written as the holder of everything", each(event -> {
                    if (event instanceof TasksCompleted done) {
                        return new TasksCompleted(new int[done.workers().length], done.completions());
                    }
                    return event;
                })),
                reads(
                        "torn-tail",
                        "replay leaves out the last fact",
                        events -> events.isEmpty() ? events : events.subList(0, events.size() - 1)),
                reads("double-replay", "replay applies the last dispatch twice", JournalMutants::repeatLastDispatch));
    }

    private static Mutant writes(String name, String what, UnaryOperator<List<GraphEvent>> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public List<GraphEvent> written(List<GraphEvent> events) {
                return change.apply(events);
            }
        });
    }

    private static Mutant reads(String name, String what, UnaryOperator<List<GraphEvent>> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public List<GraphEvent> read(List<GraphEvent> events) {
                return change.apply(events);
            }
        });
    }

    private static UnaryOperator<List<GraphEvent>> each(UnaryOperator<GraphEvent> change) {
        return events -> events.stream().map(change).toList();
    }

    private static UnaryOperator<List<GraphEvent>> without(Class<? extends GraphEvent> type) {
        return events ->
                events.stream().filter(event -> !type.isInstance(event)).toList();
    }

    private static List<GraphEvent> reverse(List<GraphEvent> events) {
        return each(event -> {
                    if (event instanceof TasksCompleted done) {
                        return new TasksCompleted(
                                Columns.reversed(done.workers()), Columns.reversed(done.completions()));
                    }
                    return event;
                })
                .apply(events);
    }

    private static List<GraphEvent> repeatLastDispatch(List<GraphEvent> events) {
        List<GraphEvent> repeated = new ArrayList<>(events);
        events.stream()
                .filter(TasksDispatched.class::isInstance)
                .reduce((before, after) -> after)
                .ifPresent(last -> repeated.add(events.indexOf(last), last));
        return repeated;
    }

    private static final class Hasty extends Seams {
        @Override
        public boolean waitsForCommit() {
            return false;
        }
    }
}
