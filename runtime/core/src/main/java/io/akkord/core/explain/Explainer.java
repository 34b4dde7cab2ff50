package io.akkord.core.explain;

import io.akkord.core.explain.Explanation.Input;
import io.akkord.core.explain.Explanation.State;
import io.akkord.core.explain.Explanation.Times;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.Retrospect;
import io.akkord.core.supervisor.SchedulerSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Explains one task from the events of its graph's journal, handed over one by one from the first: where it ran and who
 * else could have, what it waited for, its attempts, and why it was not earlier. Nothing but the events counts, so that a
 * journal can be asked anywhere and at any time later. Memory: the state of the graph and 40 bytes a task.
 */
public final class Explainer {

    private static final int SHOWN_INPUTS = 20;
    private static final int MOST_NAMES = 20_000;
    private static final int NEAR = 3;

    private final String name;
    private final Retrospect past;
    private final Timeline timeline = new Timeline();
    private final Attempts attempts;
    private int task = -1;
    private long submittedMillis;
    /** Number of the event behind which the history begins; 0 if it is whole. */
    private long begin;

    private String failure = "";

    /**
     * An explainer of one task.
     *
     * @param name name of an output, key of a task, or its number
     * @param settings of the coordinator, as far as they are known: they say who had room
     */
    public Explainer(String name, SchedulerSettings settings) {
        this.name = name;
        this.past = new Retrospect(settings);
        this.attempts = new Attempts(past.workers());
    }

    /** Takes the next event with its number and the wall time of writing, milliseconds since 1970; 0 if not known. */
    public void accept(long number, long wallMillis, GraphEvent event) {
        past.apply(event, task, dispatched -> attempts.begin(dispatched, number, wallMillis));
        if (event instanceof GraphEvent.GraphSubmitted submitted) {
            submittedMillis = submitted.wallMillis();
            grow();
        } else if (event instanceof GraphEvent.GraphExtended) {
            grow();
        } else if (event instanceof GraphEvent.GraphRestated restated
                && restated.last()
                && past.graph().taskCount() > 0) {
            begin = begin == 0 && timeline.isEmpty() ? number : begin;
            grow();
        } else if (event instanceof GraphEvent.TasksDispatched dispatched) {
            timeline.dispatched(dispatched, wallMillis);
        } else if (event instanceof GraphEvent.TasksCompleted completed) {
            timeline.completed(completed, number, wallMillis);
        } else if (event instanceof GraphEvent.TaskFailed failed && failure.isEmpty()) {
            failure = "task " + past.graph().key(failed.task()) + " failed: " + failed.failure();
        }
        if (task >= 0) {
            attempts.accept(task, event, number, wallMillis);
        }
    }

    private void grow() {
        timeline.grow(past.graph().taskCount());
        if (task < 0) {
            task = past.find(name);
        }
    }

    private List<String> near() {
        return NearNames.to(name, past.names(MOST_NAMES), NEAR);
    }

    /** The error if the graph has no such task. */
    public String unknown(String graph) {
        List<String> near = near();
        return "graph " + graph + " has no task \"" + name + "\""
                + (near.isEmpty() ? "; it has no tasks yet" : ". Maybe you mean " + String.join(", ", near))
                + (past.graph().taskCount() == 0
                        ? ""
                        : "; its tasks have the numbers 0 to " + (past.graph().taskCount() - 1));
    }

    /** What the events so far tell; empty if the graph has no such task. */
    public Optional<Explanation> explanation() {
        if (task < 0) {
            return Optional.empty();
        }
        CompiledGraph graph = past.graph();
        ChainBack chain = new ChainBack(graph, past.workers(), timeline);
        chain.follow(task);
        List<Input> inputs = inputs();
        return Optional.of(new Explanation(
                task,
                graph.key(task),
                graph.operation(task).displayName(),
                stateOf(task),
                reason(inputs),
                past.sharding().map(Enum::name).orElse(""),
                past.restrictions(task),
                attempts.shown(),
                attempts.count(),
                inputs.stream().limit(SHOWN_INPUTS).toList(),
                inputs.size(),
                times(),
                chain.links(),
                chain.length(),
                notes(inputs)));
    }

    private State stateOf(int of) {
        if (past.hasFailed(of)) {
            return State.FAILED;
        } else if (past.isBarred(of)) {
            return State.BARRED;
        } else if (past.isRecorded(of)) {
            return State.RECORDED;
        } else if (past.isDispatched(of)) {
            return State.DISPATCHED;
        }
        return past.isQueued(of) ? State.QUEUED : State.WAITING;
    }

    private List<Input> inputs() {
        CompiledGraph graph = past.graph();
        return IntStream.range(graph.inputStart(task), graph.inputEnd(task))
                .map(graph::input)
                .distinct()
                .mapToObj(input -> new Input(
                        input,
                        graph.key(input),
                        timeline.ran(input) ? past.workers().id(timeline.worker(input)) : "",
                        timeline.ran(input) ? timeline.end(input) : 0,
                        timeline.event(input),
                        stateOf(input)))
                .sorted(Comparator.comparing((Input input) -> input.event() > 0)
                        .thenComparing(
                                Comparator.comparingLong(Input::endMicros).reversed())
                        .thenComparing(Input::task))
                .toList();
    }

    private String reason(List<Input> inputs) {
        State state = stateOf(task);
        if (state == State.BARRED || state == State.FAILED) {
            return failure;
        }
        if (state == State.RECORDED) {
            return "";
        }
        if (past.isEnded()) {
            return "the graph ended before it ran";
        }
        long missing = inputs.stream().filter(Explainer::isMissing).count();
        if (missing > 0) {
            return "waits for " + missing + " of its " + inputs.size() + " inputs: "
                    + String.join(
                            ", ",
                            inputs.stream()
                                    .filter(Explainer::isMissing)
                                    .limit(NEAR)
                                    .map(Input::key)
                                    .toList())
                    + (missing > NEAR ? ", …" : "");
        }
        if (state == State.DISPATCHED) {
            return "all its inputs are recorded; it runs at its worker, or waits for a slot there";
        }
        return past.adoptedWorkers() == 0
                ? "no worker could be given tasks when the journal ended"
                : "all its inputs are recorded; no worker has taken it yet"
                        + (past.restrictions(task).isEmpty() ? "" : ", and it needs " + past.restrictions(task));
    }

    private static boolean isMissing(Input input) {
        return input.state() != State.RECORDED;
    }

    private Times times() {
        boolean ran = timeline.ran(task);
        return new Times(
                submittedMillis,
                timeline.dispatchedMillis(task),
                ran ? timeline.start(task) - timeline.waited(task) : 0,
                ran ? timeline.start(task) : 0,
                ran ? timeline.waited(task) : 0,
                ran ? timeline.run(task) : 0,
                ran ? timeline.recordedMillis(task) : 0,
                timeline.event(task),
                past.learntMicros(task).orElse(0));
    }

    private List<String> notes(List<Input> inputs) {
        List<String> notes = new ArrayList<>();
        if (begin > 0) {
            notes.add(
                    "the journal begins at event " + begin
                            + ": what happened before was deleted (akkord.journal.keep-events), and is not in this explanation");
        }
        long lastRecorded = inputs.stream().mapToLong(Input::event).max().orElse(0);
        if (timeline.ran(task) && lastRecorded > 0 && lastRecorded == timeline.event(task)) {
            notes.add(
                    "its completion entered the journal in the same event as the last of its inputs: a completion is held"
                            + " back until all its inputs are recorded");
        }
        boolean unknown = attempts.shown().stream()
                .anyMatch(attempt -> attempt.candidates().isEmpty());
        if (unknown && begin == 0) {
            notes.add(
                    "the journal does not say who could be given tasks when it was dispatched: an older Akkord wrote it");
        }
        if (timeline.ran(task) && inputs.stream().anyMatch(input -> input.endMicros() > timeline.start(task))) {
            notes.add("an input ended after the task began: the clocks of its workers differ");
        }
        return notes;
    }
}
