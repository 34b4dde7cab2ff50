package io.akkord.samples.workflow;

import io.akkord.api.Graph;
import io.akkord.api.SettingsException;
import io.akkord.api.Task;
import io.akkord.api.TaskOptions;
import io.akkord.simulation.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A recorded workflow as a graph that can be run. The tasks that no other needs are the outputs.
 *
 * @param workload run times and sizes as they are to be
 * @param pace how tasks spend their time
 * @param hints whether the scheduler is told run times and sizes beforehand
 */
public record WorkflowGraph(Workload workload, Work.Pace pace, boolean hints) {

    /** Larger results would not fit beside each other into a worker of usual size. */
    private static final long LARGEST_RESULT = 256L << 20;

    private static final int LONGEST_KEY = 1000;

    public WorkflowGraph {
        long largest = Arrays.stream(workload.resultBytes()).max().orElse(0);
        if (largest > LARGEST_RESULT) {
            throw new SettingsException("the largest result would have " + largest
                    + " bytes; give --file-scale so that it" + " has at most " + LARGEST_RESULT);
        }
    }

    /** The tasks. */
    public Graph graph() {
        List<Work> kinds = workload.operationNames().stream()
                .map(name -> new Work(name, pace))
                .toList();
        List<Task<Object>> tasks = new ArrayList<>(workload.taskCount());
        for (int task = 0; task < workload.taskCount(); task++) {
            List<Task<Object>> given = new ArrayList<>(List.of(Task.literal(step(task))));
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                given.add(tasks.get(workload.inputs()[at]));
            }
            tasks.add(Task.gather(given)
                    .map(kinds.get(workload.operations()[task]))
                    .withKey(key(task))
                    .withOptions(options(task)));
        }
        return Graph.of(Arrays.stream(workload.sinks()).mapToObj(tasks::get).toList());
    }

    private Step step(int task) {
        return new Step(
                key(task), workload.runNanos()[task], (int) Math.max(Filler.HEADER, workload.resultBytes()[task]));
    }

    private TaskOptions options(int task) {
        return hints
                ? TaskOptions.DEFAULT
                        .withExpectedRun(Duration.ofNanos(workload.runNanos()[task]))
                        .withExpectedBytes(workload.resultBytes()[task])
                : TaskOptions.DEFAULT;
    }

    /** The task's name as a key; names that cannot be keys are replaced by the task's number. */
    private String key(int task) {
        String key = workload.key(task);
        return key.length() > LONGEST_KEY || key.indexOf('\0') >= 0 ? "task-" + task : key;
    }

    /** How many outputs are not what follows from the names of the tasks and their dependencies. */
    public int wrong(Map<String, Object> outputs) {
        List<Long> headers = new ArrayList<>(workload.taskCount());
        for (int task = 0; task < workload.taskCount(); task++) {
            List<Long> inputs = new ArrayList<>();
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                inputs.add(headers.get(workload.inputs()[at]));
            }
            headers.add(Filler.header(key(task), inputs));
        }
        int wrong = 0;
        for (int sink : workload.sinks()) {
            boolean right = outputs.get(key(sink)) instanceof byte[] value
                    && value.length == step(sink).bytes()
                    && Filler.headerOf(value) == headers.get(sink);
            wrong += right ? 0 : 1;
        }
        return wrong;
    }
}
