package io.akkord.core.worker;

import io.akkord.core.message.ToSupervisor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Tells supervisors which bodies run, if that has changed since they were told. What has just begun is left out: tasks
 * that are short would change the list each time, and nobody waits for them.
 */
final class ExecutionReports {

    /** Bodies that have been running for less are not told of. */
    private static final long LEAST_MICROS = 100_000;

    /** What is true before anything is told. */
    static final ToSupervisor.Executing NOTHING = new ToSupervisor.Executing(new int[0], new int[0], new int[0], false);

    private final WorkerPort port;

    ExecutionReports(WorkerPort port) {
        this.port = port;
    }

    void tell(Collection<WorkerGraph> graphs) {
        Map<WorkerGraph, List<RunningBody>> running = new HashMap<>();
        for (RunningBody body : port.running(LEAST_MICROS)) {
            if (!body.row().gone) {
                running.computeIfAbsent(body.row().graph, g -> new ArrayList<>())
                        .add(body);
            }
        }
        boolean paused = port.isPaused();
        graphs.forEach(graph -> tell(graph, report(running.getOrDefault(graph, List.of()), paused)));
    }

    private void tell(WorkerGraph graph, ToSupervisor.Executing now) {
        if (!isSame(now, graph.toldExecuting)) {
            graph.toldExecuting = now;
            graph.dirty = true;
            port.toSupervisor(graph.id, now);
        }
    }

    private static boolean isSame(ToSupervisor.Executing now, ToSupervisor.Executing told) {
        return now.paused() == told.paused()
                && Arrays.equals(now.tasks(), told.tasks())
                && Arrays.equals(now.attempts(), told.attempts());
    }

    private static ToSupervisor.Executing report(List<RunningBody> bodies, boolean paused) {
        List<RunningBody> sorted = bodies.stream()
                .sorted(Comparator.comparingInt(body -> body.row().task))
                .toList();
        return new ToSupervisor.Executing(
                column(sorted, body -> body.row().task),
                column(sorted, body -> body.row().attempt),
                column(sorted, body -> (int) Math.min(body.micros(), Integer.MAX_VALUE)),
                paused);
    }

    private static int[] column(List<RunningBody> bodies, ToIntFunction<RunningBody> value) {
        return bodies.stream().mapToInt(value).toArray();
    }
}
