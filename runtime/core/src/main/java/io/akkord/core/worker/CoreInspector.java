package io.akkord.core.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks into a worker's dataflow and counts anew what it counts along the way: for checks, not for decisions. */
public final class CoreInspector {

    private CoreInspector() {}

    public static boolean hasGraph(WorkerCore core, String graph) {
        return core.graph(graph) != null;
    }

    /** The results that the worker holds as its own, in ascending order. */
    public static List<Integer> own(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        return graph == null
                ? List.of()
                : graph.all(local -> local.held && !local.copy).stream()
                        .map(local -> local.task)
                        .toList();
    }

    /** What should not be there when nothing runs and nothing waits. */
    public static List<String> leftovers(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        List<String> found = new ArrayList<>();
        if (graph != null) {
            add(found, "rows", graph.withRows());
            add(found, "awaited", graph.all(local -> local.awaited));
            add(found, "unrecorded", graph.all(local -> local.unrecorded != null));
            add(found, "fetching", graph.all(local -> local.fetching));
            add(found, "stopping", graph.all(local -> local.stopping != null));
            add(found, "copies", graph.all(local -> local.copy));
            add(found, "empty entries", graph.all(LocalTask::isEmpty));
        }
        return found;
    }

    private static void add(List<String> found, String what, List<LocalTask> tasks) {
        if (!tasks.isEmpty()) {
            found.add(what + " " + tasks.stream().map(local -> local.task).toList());
        }
    }

    /** All graphs' rows, held results and awaited inputs, for a status line. */
    public static String describe(WorkerCore core) {
        StringBuilder text = new StringBuilder();
        core.graphs().forEach(graph -> text.append(graph.id)
                .append(": rows ")
                .append(graph.withRows().size())
                .append(", awaited ")
                .append(graph.all(local -> local.awaited).size())
                .append(", held ")
                .append(graph.all(local -> local.held).size())
                .append(", unrecorded ")
                .append(graph.all(local -> local.unrecorded != null).size())
                .append("; "));
        return text.toString();
    }

    /** Rows that wait, and what for. */
    public static String waiting(WorkerCore core, String id) {
        WorkerGraph graph = core.graph(id);
        StringBuilder text = new StringBuilder();
        if (graph != null) {
            for (LocalTask local : graph.withRows()) {
                TaskRow row = Objects.requireNonNull(local.row);
                text.append(" row ")
                        .append(row.task)
                        .append(' ')
                        .append(row.state)
                        .append(" attempt ")
                        .append(row.attempt)
                        .append(" missing ")
                        .append(row.missing)
                        .append(';');
            }
            for (LocalTask input : graph.all(local -> local.awaited)) {
                text.append(" awaits ")
                        .append(input.task)
                        .append(" from ")
                        .append(input.source)
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
        for (LocalTask local : graph.withRows()) {
            TaskRow row = Objects.requireNonNull(local.row);
            long missing = Arrays.stream(row.needs)
                    .filter(input -> input.isAwaitedBy(row))
                    .count();
            missing += local.stopping != null && local.stopping != row ? 1 : 0;
            if (missing != row.missing && row.state == TaskRow.State.WAITING) {
                errors.add("row " + row.task + " misses " + row.missing + " instead of " + missing);
            }
            if (Arrays.stream(row.needs).anyMatch(input -> input != graph.find(input.task))) {
                errors.add("row " + row.task + " points at inputs that its graph has forgotten");
            }
        }
        errors.addAll(userErrors(graph));
        return errors;
    }

    private static List<String> userErrors(WorkerGraph graph) {
        Map<LocalTask, Integer> users = new HashMap<>();
        graph.withRows().forEach(local -> Arrays.stream(Objects.requireNonNull(local.row).needs)
                .forEach(input -> users.merge(input, 1, Integer::sum)));
        return graph.all(local -> local.users - (local.keeping ? 1 : 0) != users.getOrDefault(local, 0)).stream()
                .map(local -> "task " + local.task + " counts " + local.users + " users instead of "
                        + users.getOrDefault(local, 0))
                .toList();
    }
}
