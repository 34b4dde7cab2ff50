package io.akkord.core.supervisor;

import io.akkord.api.ShardingStrategy;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.placement.Placement;
import io.akkord.core.placement.Placements;
import io.akkord.core.supervisor.GraphEvent.TasksDispatched;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks back at how a graph was run: replays its facts, and asks the same placement again how it would decide just before
 * a task was dispatched. Reads no clock; the same facts give the same answers. Not safe for use by several threads.
 */
public final class Retrospect {

    /**
     * A worker that could be given tasks when a task was dispatched.
     *
     * @param inFlight dispatched and unfinished tasks that it had
     * @param lacks why the task's options do not allow it; empty if they do
     * @param hasRoom whether it could be given another task then
     * @param score as the strategy counts now, lower is better; empty if it would not choose this worker at all
     */
    public record Candidate(
            int worker,
            String workerId,
            String node,
            int slots,
            int inFlight,
            List<String> lacks,
            boolean hasRoom,
            Optional<Integer> score) {}

    /**
     * One dispatch of the task.
     *
     * @param score of the chosen worker, as the journal has it
     * @param runnerUp best score of another worker, as the journal has it; {@link Integer#MAX_VALUE} for none
     * @param again the worker that the strategy chooses when it is asked again; -1 for none
     */
    public record Dispatched(
            int worker, int attempt, byte reason, int score, int runnerUp, List<Candidate> candidates, int again) {}

    private final GraphState state = new GraphState();
    private final Sessions sessions = new Sessions();
    private final SchedulerSettings settings;
    private @Nullable LoadInHindsight load;

    /** Nothing has happened yet; the settings are those of the coordinator, as far as they are known. */
    public Retrospect(SchedulerSettings settings) {
        this.settings = settings;
    }

    /** Applies the next fact; dispatches of the watched task are told before they are applied. */
    public void apply(GraphEvent event, int watched, Consumer<Dispatched> listener) {
        if (event instanceof TasksDispatched dispatched) {
            state.beginEvent();
            for (int row = 0; row < dispatched.tasks().length; row++) {
                if (dispatched.tasks()[row] == watched) {
                    listener.accept(ask(dispatched, row));
                }
                state.dispatchRow(
                        dispatched.tasks()[row],
                        dispatched.workers()[row],
                        dispatched.attempts()[row]);
            }
        } else {
            state.apply(event);
            follow(event);
            if (load != null) {
                load.refresh();
            }
        }
    }

    /** Who could be given tasks: what the supervisor's links are while it lives. */
    private void follow(GraphEvent event) {
        if (event instanceof GraphEvent.EpochStarted) {
            List.copyOf(sessions.all()).forEach(session -> sessions.remove(session.worker));
            load = null;
            state.watcher = StateWatcher.NONE;
        } else if (event instanceof GraphEvent.WorkerLost lost) {
            sessions.remove(lost.worker());
        } else if (event instanceof GraphEvent.WorkerLeaving leaving) {
            sessions.remove(leaving.worker());
        } else if (event instanceof GraphEvent.WorkerAdopted adopted) {
            Sessions.Session session = new Sessions.Session(adopted.worker(), info(adopted));
            session.adopted = true;
            sessions.put(session);
            if (state.isSubmitted()) {
                load();
            }
        }
    }

    private WorkerInfo info(GraphEvent.WorkerAdopted adopted) {
        return new WorkerInfo(
                state.workers.id(adopted.worker()),
                0,
                0,
                adopted.node(),
                new LinkedHashSet<>(adopted.roles()),
                Math.max(1, adopted.slots()),
                adopted.resources(),
                adopted.memoryBytes(),
                "",
                "",
                0);
    }

    private Dispatched ask(TasksDispatched event, int row) {
        int task = event.tasks()[row];
        byte reason = event.reasons()[row];
        List<Candidate> candidates = new ArrayList<>();
        for (Sessions.Session session : sessions.all()) {
            candidates.add(candidate(session, task, reason));
        }
        return new Dispatched(
                event.workers()[row],
                event.attempts()[row],
                reason,
                event.scores()[row],
                event.runnersUp()[row],
                candidates,
                reason == TasksDispatched.REASON_FIRST ? chosenAgain(task) : -1);
    }

    private Candidate candidate(Sessions.Session session, int task, byte reason) {
        Sessions alone = new Sessions();
        alone.put(session);
        LiveCandidates candidates = load().candidates(alone);
        List<String> lacks = Restrictions.missing(state.graph.options(task), session.info);
        boolean hasRoom = lookWithCredit(candidates, 0);
        return new Candidate(
                session.worker,
                session.info.workerId(),
                session.info.node(),
                session.info.slots(),
                state.workers.inFlight(session.worker),
                lacks,
                hasRoom,
                lacks.isEmpty() ? score(candidates, task, reason, session) : Optional.empty());
    }

    /** Idle slots come first, as when tasks are dispatched; whether there is credit of either kind. */
    private static boolean lookWithCredit(LiveCandidates candidates, int candidate) {
        candidates.look(LiveCandidates.Credit.IDLE);
        if (!candidates.hasCredit(candidate)) {
            candidates.look(LiveCandidates.Credit.ROOM);
        }
        return candidates.hasCredit(candidate);
    }

    private Optional<Integer> score(LiveCandidates candidates, int task, byte reason, Sessions.Session session) {
        if (reason == TasksDispatched.REASON_SPECULATIVE) {
            return Optional.of((int) (state.workers.inFlight(session.worker) * 1000L / session.info.slots()));
        }
        if (reason != TasksDispatched.REASON_FIRST) {
            return Optional.of(clamped(candidates.startMicros(0)));
        }
        Placement.Choice choice = new Placement.Choice();
        return strategy().place(task, candidates, choice) ? Optional.of(clamped(choice.score)) : Optional.empty();
    }

    private static int clamped(long score) {
        return (int) Math.min(score, Integer.MAX_VALUE);
    }

    private int chosenAgain(int task) {
        LiveCandidates candidates = load().candidates(sessions);
        Placement.Choice choice = new Placement.Choice();
        for (LiveCandidates.Credit credit : LiveCandidates.Credit.values()) {
            candidates.look(credit);
            if (strategy().place(task, candidates, choice)) {
                return candidates.worker(choice.candidate);
            }
        }
        return -1;
    }

    /** Kept from the first worker of a life on, as the supervisor does. */
    private LoadInHindsight load() {
        LoadInHindsight present = load;
        if (present == null) {
            present = new LoadInHindsight(state, settings);
            load = present;
            state.watcher = present;
        }
        return present;
    }

    private Placement strategy() {
        return Placements.of(state.options().sharding(), state.options().seed());
    }

    /** The task of an output name, a key, a derived key or a number; -1 if there is none. */
    public int find(String name) {
        int task = ResultLookup.taskOf(state, name);
        boolean isNumber = task < 0 && name.matches("\\d{1,9}") && Integer.parseInt(name) < state.tasks.count;
        return isNumber ? Integer.parseInt(name) : task;
    }

    /** Names of outputs and keys of tasks, the first of each. */
    public Stream<String> names(int most) {
        return Stream.concat(
                state.graph.outputNames().stream().limit(most),
                IntStream.range(0, Math.min(most, state.tasks.count)).mapToObj(state.graph::key));
    }

    /** The shape of the graph so far; read only. */
    public CompiledGraph graph() {
        return state.graph;
    }

    /** The workers that the graph has met; read only. */
    public WorkerTable workers() {
        return state.workers;
    }

    /** The strategy that placed the tasks; empty before the graph is submitted. */
    public Optional<ShardingStrategy> sharding() {
        return Optional.ofNullable(state.options).map(options -> options.sharding());
    }

    public TaskOptions options(int task) {
        return state.graph.options(task);
    }

    /** All restrictions of a task, for people; empty if it may run anywhere. */
    public String restrictions(int task) {
        return Restrictions.describe(state.graph.options(task));
    }

    public boolean isEnded() {
        return state.isEnded();
    }

    public boolean isRecorded(int task) {
        return state.tasks.isRecorded(task);
    }

    public boolean isDispatched(int task) {
        return state.tasks.has(task, TaskTable.DISPATCHED);
    }

    /** Whether it must be dispatched again. */
    public boolean isQueued(int task) {
        return state.tasks.has(task, TaskTable.QUEUED);
    }

    /** Whether the task itself failed. */
    public boolean hasFailed(int task) {
        return state.tasks.has(task, TaskTable.FAILED);
    }

    /** Whether it can never run because of a failure before it. */
    public boolean isBarred(int task) {
        return state.tasks.has(task, TaskTable.BARRED);
    }

    /** Workers that could be given tasks, as of the last fact. */
    public int adoptedWorkers() {
        int adopted = 0;
        for (int worker = 0; worker < state.workers.count(); worker++) {
            adopted += state.workers.isAdopted(worker) ? 1 : 0;
        }
        return adopted;
    }

    /** What is expected of the task's run time in microseconds, by what was learnt of its operation; empty if nothing. */
    public Optional<Integer> learntMicros(int task) {
        int micros = state.costs.runMicros(state.graph.operationRow(task), -1);
        return micros < 0 ? Optional.empty() : Optional.of(micros);
    }
}
