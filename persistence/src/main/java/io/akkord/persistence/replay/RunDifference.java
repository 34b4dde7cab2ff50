package io.akkord.persistence.replay;

import io.akkord.core.graph.CompiledGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How two runs differ. Tasks are matched by key; derived keys hold the task's number, so that equal graphs match fully.
 *
 * @param tasks tasks that end in another state or with another result, or that one run lacks, in topological order: the
 *     first is the one from which the others may follow
 * @param matched tasks that both have
 * @param moved matched tasks that ended on another worker
 * @param operations by name, what their bodies took in both runs
 */
public record RunDifference(
        List<TaskDifference> tasks, int matched, int moved, Map<String, OperationTimes> operations) {

    /** What is different about a task. */
    public enum Kind {
        ONLY_IN_FIRST,
        ONLY_IN_SECOND,
        STATE,
        RESULT
    }

    /**
     * One task that differs.
     *
     * @param first its state or digest in the first run
     */
    public record TaskDifference(String key, Kind kind, String first, String second) {}

    /** Tasks and microseconds of one operation in each of two runs. */
    public record OperationTimes(long firstTasks, long firstMicros, long secondTasks, long secondMicros) {

        private static final OperationTimes NONE = new OperationTimes(0, 0, 0, 0);

        private OperationTimes plus(long tasks, long micros, boolean first) {
            return first
                    ? new OperationTimes(firstTasks + tasks, firstMicros + micros, secondTasks, secondMicros)
                    : new OperationTimes(firstTasks, firstMicros, secondTasks + tasks, secondMicros + micros);
        }
    }

    /** Compares two runs. */
    public static RunDifference of(RunRecord first, RunRecord second) {
        Map<String, OperationTimes> operations = new TreeMap<>();
        addTimes(first, true, operations);
        addTimes(second, false, operations);
        List<TaskDifference> found = new ArrayList<>();
        int matched = 0;
        int moved = 0;
        for (int task = 0; task < first.graph().taskCount(); task++) {
            String key = first.graph().key(task);
            int other = second.graph().find(key);
            if (other < 0) {
                found.add(new TaskDifference(
                        key, Kind.ONLY_IN_FIRST, first.state(task).name(), ""));
                continue;
            }
            matched++;
            moved += first.ranOn(task).equals(second.ranOn(other)) ? 0 : 1;
            difference(key, first, task, second, other).ifPresent(found::add);
        }
        addMissing(first.graph(), second, found);
        return new RunDifference(List.copyOf(found), matched, moved, operations);
    }

    private static Optional<TaskDifference> difference(
            String key, RunRecord first, int task, RunRecord second, int other) {
        if (first.state(task) != second.state(other)) {
            return Optional.of(new TaskDifference(
                    key,
                    Kind.STATE,
                    first.state(task).name(),
                    second.state(other).name()));
        }
        if (first.state(task) == RunRecord.TaskState.RECORDED && first.digest(task) != second.digest(other)) {
            return Optional.of(new TaskDifference(
                    key,
                    Kind.RESULT,
                    String.format("%08x", first.digest(task)),
                    String.format("%08x", second.digest(other))));
        }
        return Optional.empty();
    }

    private static void addMissing(CompiledGraph first, RunRecord second, List<TaskDifference> found) {
        for (int task = 0; task < second.graph().taskCount(); task++) {
            String key = second.graph().key(task);
            if (first.find(key) < 0) {
                found.add(new TaskDifference(
                        key, Kind.ONLY_IN_SECOND, "", second.state(task).name()));
            }
        }
    }

    private static void addTimes(RunRecord run, boolean first, Map<String, OperationTimes> operations) {
        for (int task = 0; task < run.graph().taskCount(); task++) {
            if (run.state(task) == RunRecord.TaskState.RECORDED) {
                int micros = run.runMicros(task);
                operations.compute(
                        run.graph().operation(task).displayName(),
                        (name, times) -> (times == null ? OperationTimes.NONE : times).plus(1, micros, first));
            }
        }
    }

    /** Whether both runs came to the same results; times and places may differ. */
    public boolean isSame() {
        return tasks.isEmpty();
    }
}
