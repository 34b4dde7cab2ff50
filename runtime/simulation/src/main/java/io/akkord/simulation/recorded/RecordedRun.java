package io.akkord.simulation.recorded;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.simulation.SimulatedWork;
import io.akkord.simulation.workload.Workload;

/**
 * One run of a graph to its end, and what can be learnt from it for a simulation. Times are real.
 *
 * @param workload the graph with the run times and sizes that were recorded, each task's overhead on its slot included
 * @param options how the graph was run
 * @param workers how many could be given tasks
 * @param slots of each
 * @param realNanos from the submission to the end of the last body
 * @param startupNanos from the submission to the start of the first body
 * @param overheadNanos between the end of a task and the start of the next on its slot, which the run times include
 * @param latencyNanos of the network
 * @param bytesPerSecond of the network
 * @param commitNanos from a decision of the supervisor to its being durable
 * @param lives of its supervisor; more than one if the run was interrupted
 * @param work for the simulator
 */
public record RecordedRun(
        Workload workload,
        GraphOptions options,
        int workers,
        int slots,
        long realNanos,
        long startupNanos,
        long overheadNanos,
        long latencyNanos,
        long bytesPerSecond,
        long commitNanos,
        long lives,
        SimulatedWork work) {

    /** A task's options without what ties it to the cluster where it ran. */
    static TaskOptions free(TaskOptions options) {
        TaskOptions free = TaskOptions.DEFAULT.withPriority(options.priority());
        free = options.impure() ? free.asImpure() : free;
        if (options.expectedRun().isPresent()) {
            free = free.withExpectedRun(options.expectedRun().get());
        }
        return options.expectedBytes().isPresent()
                ? free.withExpectedBytes(options.expectedBytes().getAsLong())
                : free;
    }

    /** The names of a graph's operations, one a row, none twice. */
    static java.util.List<String> operationNames(CompiledGraph graph) {
        return java.util.stream.IntStream.range(0, graph.operationCount())
                .mapToObj(row -> graph.operationAt(row).displayName() + "-" + row)
                .toList();
    }
}
