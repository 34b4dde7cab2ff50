package io.akkord.core.worker;

import io.akkord.core.collection.IntMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Looks into a worker's dataflow and counts anew what it counts along the way: for checks, not for decisions. */
public final class CoreInspector {

    private CoreInspector() {}

    private static <T> T there(IntMap<T> map, int key) {
        return Objects.requireNonNull(map.get(key));
    }

    public static boolean hasGraph(WorkerCore core, String graph) {
        return core.graph(graph) != null;
    }

    /** The results that the worker holds as its own, in ascending order. */
    public static List<Integer> own(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        List<Integer> own = new ArrayList<>();
        if (graph != null) {
            for (int task : graph.held.sortedKeys()) {
                if (!there(graph.held, task).copy) {
                    own.add(task);
                }
            }
        }
        return own;
    }

    /** What should not be there when nothing runs and nothing waits. */
    public static List<String> leftovers(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        List<String> found = new ArrayList<>();
        if (graph != null) {
            add(found, "rows", graph.rows.sortedKeys());
            add(found, "awaited", graph.awaited.sortedKeys());
            add(found, "unrecorded", graph.unrecorded.sortedKeys());
            add(found, "fetching", graph.fetching.sortedKeys());
            add(found, "stopping", graph.stopping.sortedKeys());
            int[] copies = Arrays.stream(graph.held.sortedKeys())
                    .filter(task -> there(graph.held, task).copy)
                    .toArray();
            add(found, "copies", copies);
        }
        return found;
    }

    private static void add(List<String> found, String what, int[] tasks) {
        if (tasks.length > 0) {
            found.add(what + " " + Arrays.toString(tasks));
        }
    }

    /** Rows that wait, and what for. */
    public static String waiting(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        StringBuilder text = new StringBuilder();
        if (graph != null) {
            for (int task : graph.rows.sortedKeys()) {
                TaskRow row = there(graph.rows, task);
                text.append(" row ")
                        .append(task)
                        .append(' ')
                        .append(row.state)
                        .append(" attempt ")
                        .append(row.attempt)
                        .append(" missing ")
                        .append(row.missing)
                        .append(';');
            }
            for (int input : graph.awaited.sortedKeys()) {
                text.append(" awaits ")
                        .append(input)
                        .append(" from ")
                        .append(there(graph.awaited, input).source)
                        .append(';');
            }
        }
        return text.toString();
    }

    /** What is counted wrong; empty if nothing. */
    public static List<String> errors(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        List<String> errors = new ArrayList<>();
        if (graph == null) {
            return errors;
        }
        for (int task : graph.rows.sortedKeys()) {
            TaskRow row = there(graph.rows, task);
            long missing = Arrays.stream(row.inputs)
                    .filter(input -> graph.awaited.containsKey(input)
                            && there(graph.awaited, input).waiting.contains(row))
                    .count();
            missing += graph.stopping.containsKey(task) && graph.stopping.get(task) != row ? 1 : 0;
            if (missing != row.missing && row.state == TaskRow.State.WAITING) {
                errors.add("row " + task + " misses " + row.missing + " instead of " + missing);
            }
        }
        return errors;
    }
}
