package io.akkord.core.supervisor;

import io.akkord.core.graph.CompiledGraph;
import java.util.ArrayList;
import java.util.List;

/** Looks into a state and counts anew what it counts along the way: for checks, not for decisions. */
public final class StateInspector {

    private final GraphState state;
    private final CompiledGraph graph;
    private final TaskTable tasks;

    public StateInspector(GraphState state) {
        this.state = state;
        this.graph = state.graph;
        this.tasks = state.tasks;
    }

    /** What is counted wrong; empty if nothing. */
    public List<String> errors() {
        List<String> errors = new ArrayList<>();
        compare(errors, "recorded", state.recorded, count(TaskTable.RECORDED, 0));
        compare(errors, "failed", state.failed, count(TaskTable.FAILED | TaskTable.BARRED, TaskTable.RECORDED));
        compare(errors, "queued", state.queued, count(TaskTable.QUEUED, 0));
        int[] openInputs = new int[tasks.count];
        int[] openDependents = new int[tasks.count];
        int reruns = 0;
        for (int task = 0; task < tasks.count; task++) {
            reruns += tasks.isRerun(task) ? 1 : 0;
            countInputs(task, openInputs, openDependents);
            checkFlags(task, errors);
        }
        compare(errors, "reruns", state.reruns, reruns);
        for (int task = 0; task < tasks.count; task++) {
            compare(errors, "open inputs of " + task, tasks.openInputs[task], openInputs[task]);
            compare(errors, "open dependents of " + task, tasks.openDependents[task], openDependents[task]);
        }
        countWorkers(errors);
        return errors;
    }

    private static void compare(List<String> errors, String what, int found, int expected) {
        if (found != expected) {
            errors.add(what + ": " + found + " instead of " + expected);
        }
    }

    private int count(int mask, int without) {
        int n = 0;
        for (int task = 0; task < tasks.count; task++) {
            n += tasks.has(task, mask) && !tasks.has(task, without) ? 1 : 0;
        }
        return n;
    }

    private void countInputs(int task, int[] openInputs, int[] openDependents) {
        boolean reads = !tasks.isFinal(task) || tasks.isRerun(task);
        for (int at = graph.inputStart(task); at < graph.inputEnd(task); at++) {
            int input = graph.input(at);
            boolean first = true;
            for (int before = graph.inputStart(task); before < at; before++) {
                first &= graph.input(before) != input;
            }
            openInputs[task] += first && !tasks.isRecorded(input) ? 1 : 0;
            openDependents[input] += reads ? 1 : 0;
        }
    }

    private void checkFlags(int task, List<String> errors) {
        boolean dispatched = tasks.has(task, TaskTable.DISPATCHED);
        boolean queued = tasks.has(task, TaskTable.QUEUED);
        boolean ended = tasks.has(task, TaskTable.FAILED | TaskTable.BARRED);
        byte place = tasks.places[task];
        require(errors, !(dispatched && queued), "queued and dispatched: " + task);
        require(errors, queued || !tasks.has(task, TaskTable.RETRACTED), "given back and not queued: " + task);
        require(errors, !(ended && (dispatched || queued)), "failed and under way: " + task);
        require(errors, !dispatched || tasks.workers[task] >= 0, "dispatched to nobody: " + task);
        require(errors, dispatched || state.copies.get(task) == null, "copied but not under way: " + task);
        require(
                errors,
                state.copies.get(task) == null || state.copies.workerOf(task) != tasks.workers[task],
                "copied to its own worker: " + task);
        require(errors, tasks.isRecorded(task) || place == TaskTable.PLACE_NONE, "a place before its record: " + task);
        require(
                errors,
                dispatched || (place == TaskTable.PLACE_HELD) == (tasks.workers[task] >= 0) || tasks.isDurable(task),
                "held by nobody, or a holder of nothing: " + task);
        require(errors, !queued || task < state.dispatchedEnd, "queued and never dispatched: " + task);
        require(errors, task < state.dispatchedEnd || tasks.attempts[task] == 0, "dispatched beyond the end: " + task);
        boolean missed = tasks.isRecorded(task)
                && !ended
                && !dispatched
                && !queued
                && tasks.isWanted(task)
                && (place == TaskTable.PLACE_NONE || (tasks.mustBeDurable(task) && !tasks.isDurable(task)));
        boolean impure = graph.options(task).impure();
        require(errors, !missed || impure, "gone, needed, and not queued: " + task);
        boolean useless =
                tasks.isRecorded(task) && !dispatched && !queued && tasks.workers[task] >= 0 && !tasks.isWanted(task);
        require(errors, !useless, "held and not needed: " + task);
    }

    private static void require(List<String> errors, boolean holds, String otherwise) {
        if (!holds) {
            errors.add(otherwise);
        }
    }

    private void countWorkers(List<String> errors) {
        int[] inFlight = new int[state.workers.count()];
        int[] held = new int[state.workers.count()];
        for (int task = 0; task < tasks.count; task++) {
            if (tasks.workers[task] >= 0) {
                (tasks.has(task, TaskTable.DISPATCHED) ? inFlight : held)[tasks.workers[task]]++;
            }
            if (state.copies.workerOf(task) >= 0) {
                inFlight[state.copies.workerOf(task)]++;
            }
        }
        for (int worker = 0; worker < inFlight.length; worker++) {
            compare(errors, "in flight at " + worker, state.workers.inFlight(worker), inFlight[worker]);
            compare(errors, "held by " + worker, state.workers.held(worker), held[worker]);
        }
    }

    /** The results that a worker is believed to hold, in ascending order. */
    public List<Integer> heldBy(String workerId) {
        int worker = state.workers.find(workerId);
        List<Integer> all = new ArrayList<>();
        for (int task = 0; worker >= 0 && task < tasks.count; task++) {
            if (state.whereabouts.isHolder(task, worker)) {
                all.add(task);
            }
        }
        return all;
    }

    public boolean isQuiet() {
        return state.unfinished() == 0 && state.reruns == 0;
    }

    public int recorded() {
        return state.recorded;
    }

    public int failed() {
        return state.failed;
    }

    public int tasks() {
        return tasks.count;
    }

    /** The last attempt of a task; 0 if it was never dispatched. */
    public int attempt(int task) {
        return tasks.attempts[task];
    }

    public boolean hasFailed(int task) {
        return tasks.has(task, TaskTable.FAILED | TaskTable.BARRED);
    }

    /** For a report of what went wrong. */
    public String describe(int task) {
        return "task " + task + ": flags " + Integer.toBinaryString(tasks.flags[task]) + ", place " + tasks.places[task]
                + ", attempt " + tasks.attempts[task] + ", worker " + tasks.workers[task] + ", open inputs "
                + tasks.openInputs[task] + ", open dependents " + tasks.openDependents[task];
    }

    public int dispatchedEnd() {
        return state.dispatchedEnd;
    }

    /** Results that were made again. */
    public int recomputed() {
        return state.recomputed;
    }

    /** Attempts that ended with the worker that had them. */
    public int attemptsLost() {
        return state.attemptsLost;
    }
}
