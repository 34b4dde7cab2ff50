package io.akkord.core.supervisor;

import java.util.ArrayList;
import java.util.List;

/** Counts anew what the dispatcher counts along the way beside the truth: for checks, not for decisions. */
final class PolicyInspector {

    private final GraphState state;
    private final DispatchPolicy policy;
    private final List<String> errors = new ArrayList<>();

    PolicyInspector(GraphState state, DispatchPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    /** What is counted wrong; empty if nothing. */
    List<String> errors() {
        countWork();
        countMemory();
        countInputs();
        return errors;
    }

    private void countWork() {
        int workers = state.workers.count();
        int[] ready = new int[workers];
        int[] inFlight = new int[workers];
        long[] micros = new long[workers];
        long[] readyMicros = new long[workers];
        for (int task = 0; task < state.dispatchedEnd; task++) {
            for (int worker : workersOf(task)) {
                long cost = policy.ledger.countedMicros(task);
                boolean isReady = state.tasks.openInputs[task] == 0;
                inFlight[worker]++;
                micros[worker] += cost;
                ready[worker] += isReady ? 1 : 0;
                readyMicros[worker] += isReady ? cost : 0;
            }
        }
        for (int worker = 0; worker < workers; worker++) {
            compare("ready at worker " + worker, policy.ledger.ready(worker), ready[worker]);
            compare("in flight at worker " + worker, policy.ledger.inFlight(worker), inFlight[worker]);
            compare("work at worker " + worker, policy.ledger.micros(worker), micros[worker]);
            compare("ready work at worker " + worker, policy.ledger.readyMicros(worker), readyMicros[worker]);
        }
    }

    private int[] workersOf(int task) {
        if (!state.tasks.has(task, TaskTable.DISPATCHED)) {
            return new int[0];
        }
        SpeculativeCopies.Copy copy = state.copies.get(task);
        return copy == null || copy.isGone()
                ? new int[] {state.tasks.workers[task]}
                : new int[] {state.tasks.workers[task], copy.worker()};
    }

    private void countMemory() {
        long bytes = 0;
        int roots = 0;
        for (int task = 0; task < state.dispatchedEnd; task++) {
            int attempts = workersOf(task).length;
            if (policy.order.isRoot(task)) {
                roots += attempts;
                bytes += attempts * policy.pressure.countedBytes(task);
            }
            bytes += policy.pressure.isCounted(task) ? state.tasks.sizes[task] : 0;
            if (policy.pressure.isCounted(task) && (attempts > 0 || state.tasks.workers[task] < 0)) {
                errors.add("counted as held, and is not: " + task);
            }
        }
        compare("roots under way", policy.pressure.rootsUnderWay(), roots);
        compare("bytes held and coming", policy.pressure.bytes(), bytes);
    }

    private void countInputs() {
        for (int task = 0; task < state.tasks.count; task++) {
            int missing = 0;
            for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
                int input = state.graph.input(at);
                boolean first = true;
                for (int before = state.graph.inputStart(task); before < at; before++) {
                    first &= state.graph.input(before) != input;
                }
                missing += first && state.tasks.attempts[input] == 0 ? 1 : 0;
            }
            compare("inputs never dispatched of " + task, policy.order.neverDispatched(task), missing);
        }
    }

    private void compare(String what, long found, long expected) {
        if (found != expected) {
            errors.add(what + ": " + found + " instead of " + expected);
        }
    }
}
