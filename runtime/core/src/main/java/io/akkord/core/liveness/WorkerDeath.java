package io.akkord.core.liveness;

import java.util.ArrayList;
import java.util.List;

/**
 * A worker's process has ended while it was executing tasks, as its file of executing tasks tells. Columns of equal
 * length.
 *
 * @param workerId its name
 * @param how what is known of its end, for people
 * @param bodies how many bodies it was executing, of all graphs
 * @param wallMillis when its end was noticed, milliseconds since 1970, for display only
 * @param graphs id of the graph of each task
 * @param tasks numbers of the tasks whose bodies ran
 * @param attempts the attempt of each
 */
public record WorkerDeath(
        String workerId, String how, int bodies, long wallMillis, List<String> graphs, int[] tasks, int[] attempts) {

    public WorkerDeath {
        graphs = List.copyOf(graphs);
    }

    /** What it was executing of one graph. */
    public WorkerDeath of(String graph) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < tasks.length; row++) {
            if (graphs.get(row).equals(graph)) {
                rows.add(row);
            }
        }
        return new WorkerDeath(
                workerId,
                how,
                bodies,
                wallMillis,
                rows.stream().map(graphs::get).toList(),
                rows.stream().mapToInt(row -> tasks[row]).toArray(),
                rows.stream().mapToInt(row -> attempts[row]).toArray());
    }
}
