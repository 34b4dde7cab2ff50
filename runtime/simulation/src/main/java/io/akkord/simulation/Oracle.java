package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What every result must be: the graph computed one task after the other, with the impure results as they were recorded. */
final class Oracle {

    private final Tasks tasks;
    private final Map<Long, Long> impureRuns = new HashMap<>();
    private final BitSet known = new BitSet();
    private final long[] numbers;

    Oracle(Tasks tasks) {
        this.tasks = tasks;
        this.numbers = new long[tasks.size()];
    }

    private static long run(int task, int digest) {
        return (long) task << 32 | (digest & 0xFFFFFFFFL);
    }

    /** An impure body has made a value; it counts if it is recorded. */
    void impureRan(int task, Value value) {
        impureRuns.put(run(task, value.digest()), value.number());
    }

    /** The journal has the completion of an impure task. */
    void impureRecorded(int task, int digest) {
        Long number = impureRuns.get(run(task, digest));
        require(
                Invariant.IMPURE_IS_ONCE,
                number != null,
                () -> "impure task " + task + " was recorded with a result that no run made");
        know(task, number == null ? 0 : number);
    }

    private void know(int task, long number) {
        numbers[task] = number;
        known.set(task);
    }

    /** The number that the task's result must have. */
    long expected(int task) {
        if (!known.get(task)) {
            know(task, compute(task));
        }
        return numbers[task];
    }

    private long compute(int task) {
        require(
                Invariant.IMPURE_IS_ONCE,
                !tasks.kind(task).isImpure(),
                () -> "the result of impure task " + task + " was read before it was recorded");
        long number = Value.begin(tasks, task, 0);
        for (int i = 0; i < tasks.inputCount(task); i++) {
            number = Value.mix(number, expected(tasks.input(task, i)));
        }
        return number;
    }
}
