package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.simulation.SimTask.Kind;
import java.util.HashMap;
import java.util.Map;

/** What every result must be: the graph computed one task after the other, with the impure results as they were recorded. */
final class Oracle {

    private final SimGraph graph;
    private final Map<Long, Long> impureRuns = new HashMap<>();
    private final Map<Integer, Long> recordedImpure = new HashMap<>();
    private final Map<Integer, Long> known = new HashMap<>();

    Oracle(SimGraph graph) {
        this.graph = graph;
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
        require(number != null, () -> "impure task " + task + " was recorded with a result that no run made");
        recordedImpure.put(task, number);
    }

    boolean isRecorded(int impureTask) {
        return recordedImpure.containsKey(impureTask);
    }

    /** The value that the task must have. */
    long expected(int task) {
        Long found = known.get(task);
        if (found == null) {
            found = compute(task);
            known.put(task, found);
        }
        return found;
    }

    private long compute(int number) {
        SimTask task = graph.task(number);
        if (task.kind() == Kind.IMPURE) {
            Long recorded = recordedImpure.get(number);
            require(recorded != null, () -> "the result of impure task " + number + " was read before it was recorded");
            return recorded;
        }
        long[] inputs = new long[task.inputs().length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = expected(task.inputs()[i]);
        }
        return Value.of(task, inputs, 0).number();
    }
}
