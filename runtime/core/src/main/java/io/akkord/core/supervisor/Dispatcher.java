package io.akkord.core.supervisor;

import io.akkord.core.placement.Placement;
import io.akkord.core.placement.Placements;
import io.akkord.core.supervisor.LiveCandidates.Credit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to workers: ready ones for idle slots first, then, in windows, whatever is next, ahead of its readiness.
 *
 * <p>Progress rule: a task is dispatched only when each of its inputs is recorded or dispatched, so what is dispatched is
 * always closed downwards; queued ones (lost, or needed by lineage) go first, smallest number first, and may exceed a
 * window. So some dispatched task can always run. Which of the new tasks is next says {@link DispatchOrder}.
 */
final class Dispatcher {

    private final GraphState state;
    private final SchedulerSettings settings;
    private final Sessions sessions;
    private final TaskReports reports;
    private final DispatchBatch batch;
    private final Unsatisfiable unsatisfiable;
    private final ChangedCode changedCode;
    private final Stealing stealing;
    private final RemainingWork remaining;
    private final Placement.Choice choice = new Placement.Choice();
    private @Nullable DispatchPolicy policy;
    private @Nullable Placement placement;
    private long now;

    Dispatcher(
            GraphState state,
            Sessions sessions,
            Recorder recorder,
            TaskReports reports,
            Stealing stealing,
            ChangedCode changedCode,
            SchedulerSettings settings) {
        this.changedCode = changedCode;
        this.stealing = stealing;
        this.state = state;
        this.settings = settings;
        this.sessions = sessions;
        this.reports = reports;
        this.batch = new DispatchBatch(
                state, sessions, recorder, new StoreChoice(state, settings.storeBytesPerSecond()), settings);
        this.remaining = new RemainingWork(state, sessions, recorder);
        this.unsatisfiable = new Unsatisfiable(state, sessions, reports, settings);
    }

    void dispatch(long nowNanos) {
        if (!state.isSubmitted() || state.isEnded() || state.unfinished() + state.queued == 0) {
            return;
        }
        DispatchPolicy plan = policy();
        if (plan.refresh(sessions)) {
            unsatisfiable.recheck(plan.candidates);
            changedCode.recheck();
        }
        now = nowNanos;
        if (plan.candidates.count() == 0) {
            return;
        }
        dispatchQueued(plan);
        fillShelves(plan);
        fill(plan, Credit.IDLE);
        fill(plan, Credit.ROOM);
        fillShelves(plan);
        batch.close();
        stealing.settle(plan);
        remaining.tell(plan.ranks);
        if (rule().followsLoad()) {
            stealing.ask(plan.candidates);
        }
    }

    /** Fails what no worker may run, when it has waited long enough. */
    void failUnsatisfiable(long nowNanos) {
        if (policy != null) {
            unsatisfiable.fail(policy, nowNanos);
        }
    }

    /** Gives a task that is under way to another worker too. */
    void copy(int task, int worker, long score, long runnerUp) {
        choice.choose(-1, score, runnerUp);
        batch.add(task, worker, policy().ranks.rank(task), GraphEvent.TasksDispatched.REASON_SPECULATIVE, choice);
        batch.close();
    }

    /** What is counted wrong beside the truth; empty if nothing. */
    List<String> errors() {
        if (policy == null) {
            return List.of();
        }
        policy.ledger.grow();
        return new PolicyInspector(state, policy).errors();
    }

    /** Why some task waits although there are workers, if one does. */
    Optional<String> waitsFor() {
        return changedCode.message().or(unsatisfiable::message);
    }

    private DispatchPolicy policy() {
        if (policy == null) {
            policy = new DispatchPolicy(state, settings);
            state.watcher = policy;
            placement =
                    Placements.of(state.options().sharding(), state.options().seed());
        }
        return policy;
    }

    /** What has completed already, and only waits for its inputs' records, is not dispatched again. */
    private void dispatchQueued(DispatchPolicy plan) {
        int[] waiting = new int[plan.queued.size()];
        int count = 0;
        while (!plan.queued.isEmpty()) {
            int task = plan.queued.removeFirst();
            if (!state.tasks.has(task, TaskTable.QUEUED)) {
                continue;
            }
            if (!reports.holds(task) && mayGo(task) && chooseForQueued(plan, task)) {
                add(plan, task, reason(task));
            } else {
                waiting[count++] = task;
            }
        }
        for (int i = 0; i < count; i++) {
            plan.queued.add(waiting[i]);
        }
    }

    private byte reason(int task) {
        if (state.tasks.isRecorded(task)) {
            return GraphEvent.TasksDispatched.REASON_LINEAGE;
        }
        return state.tasks.has(task, TaskTable.RETRACTED)
                ? GraphEvent.TasksDispatched.REASON_STOLEN
                : GraphEvent.TasksDispatched.REASON_LOST;
    }

    /** An effect goes when its inputs are durable, anything else when they are known to come. */
    private boolean mayGo(int task) {
        return Effects.is(state, task)
                ? Effects.inputsAreDurable(state, task)
                : state.queued == 0 || inputsComing(task);
    }

    private boolean inputsComing(int task) {
        for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
            if (!Sources.known(state.tasks, state.graph.input(at))) {
                return false;
            }
        }
        return true;
    }

    /** What was given back goes where it starts first; else the least loaded allowed worker, whatever its credit. */
    private boolean chooseForQueued(DispatchPolicy plan, int task) {
        if (state.tasks.has(task, TaskTable.RETRACTED)) {
            plan.candidates.look(Credit.IDLE);
            if (rule().place(task, plan.candidates, choice)) {
                return true;
            }
        }
        int best = plan.candidates.leastLoadedOfAll(task);
        if (best < 0) {
            noWorker(plan, task);
        }
        return best >= 0 && choice.choose(best, plan.candidates.startMicros(best), Long.MAX_VALUE);
    }

    private void fill(DispatchPolicy plan, Credit credit) {
        plan.candidates.look(credit);
        for (int set : plan.bySet.places()) {
            fillFromSet(plan, set, credit);
        }
        while (plan.candidates.anyCredit()) {
            int task = plan.order.peek(credit == Credit.IDLE);
            if (task == DispatchOrder.NONE) {
                return;
            }
            plan.order.take(task);
            place(plan, task);
        }
    }

    private void fillFromSet(DispatchPolicy plan, int set, Credit credit) {
        while (plan.candidates.hasCreditIn(set)) {
            int task = plan.bySet.peek(set, credit == Credit.IDLE);
            if (task == DispatchOrder.NONE) {
                return;
            }
            plan.bySet.take(set, task);
            place(plan, task);
        }
    }

    /** Everything below a new task is recorded or dispatched, unless something is queued that has no place yet. */
    private void place(DispatchPolicy plan, int task) {
        if (!mayGo(task)) {
            plan.order.block(task);
        } else if (rule().place(task, plan.candidates, choice)) {
            add(plan, task, GraphEvent.TasksDispatched.REASON_FIRST);
        } else if (choice.candidate >= 0) {
            plan.byWorker.put(choice.candidate, task);
            plan.candidates.wake(choice.candidate);
        } else {
            int set = plan.candidates.setOf(task);
            plan.bySet.put(set, task);
            if (plan.candidates.isEmpty(set)) {
                noWorker(plan, task);
            }
        }
    }

    /** No worker may run a task: by its options, or else because none has its code. */
    private void noWorker(DispatchPolicy plan, int task) {
        if (plan.candidates.isEmpty(plan.candidates.setOfRow(state.graph.optionsRow(task)))) {
            unsatisfiable.add(task, now);
        } else {
            changedCode.hinders(task);
        }
    }

    /** Gives tasks that wait for a certain worker to it, if it has credit now. */
    private void fillShelves(DispatchPolicy plan) {
        for (int candidate : plan.candidates.drainWoken()) {
            fillShelf(plan, candidate, Credit.IDLE);
            fillShelf(plan, candidate, Credit.ROOM);
        }
    }

    private void fillShelf(DispatchPolicy plan, int candidate, Credit credit) {
        plan.candidates.look(credit);
        while (plan.candidates.hasCredit(candidate)) {
            int task = plan.byWorker.peek(candidate, credit == Credit.IDLE);
            if (task == DispatchOrder.NONE) {
                return;
            }
            plan.byWorker.take(candidate, task);
            if (!mayGo(task)) {
                plan.order.block(task);
            } else {
                rule().score(task, candidate, plan.candidates, choice);
                add(plan, task, GraphEvent.TasksDispatched.REASON_FIRST);
            }
        }
    }

    private Placement rule() {
        return Objects.requireNonNull(placement);
    }

    private void add(DispatchPolicy plan, int task, byte reason) {
        int worker = plan.candidates.worker(choice.candidate);
        batch.add(task, worker, plan.ranks.rank(task), reason, choice);
    }
}
