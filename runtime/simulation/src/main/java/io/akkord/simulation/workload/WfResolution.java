package io.akkord.simulation.workload;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a graph of what a WfFormat file says: who is meant by a name, who depends on whom, what everything costs. */
final class WfResolution {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double LONGEST_SECONDS = 1e9;

    private final String file;
    private final List<WfTask> tasks;
    private final List<WfTask> runs;
    private final Map<String, Double> fileBytes;
    private final Map<String, Integer> byKey = new LinkedHashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<String> ambiguous = new LinkedHashSet<>();

    WfResolution(String file, List<WfTask> tasks, List<WfTask> runs, Map<String, Double> fileBytes) {
        this.file = file;
        this.tasks = tasks;
        this.runs = runs;
        this.fileBytes = fileBytes;
    }

    Workload workload(String title, String family) {
        if (tasks.isEmpty()) {
            throw new WorkloadException(
                    file
                            + ": there is no task under workflow.specification.tasks or workflow.tasks; give a WfFormat workflow");
        }
        index();
        addRuns();
        WorkloadBuilder builder = new WorkloadBuilder();
        for (WfTask task : tasks) {
            builder.task(task.key(), task.operation(), nanos(task), bytes(task));
            builder.at(task.place);
        }
        addEdges(builder);
        addNotes(builder);
        return builder.build(title, family);
    }

    private void index() {
        for (int i = 0; i < tasks.size(); i++) {
            WfTask task = tasks.get(i);
            Integer before = byKey.putIfAbsent(task.key(), i);
            if (before != null) {
                throw new WorkloadException(task.place + ": the task \"" + task.key() + "\" is there already, at "
                        + tasks.get(before).place + "; give each task an id of its own");
            }
            if (!task.name.isEmpty() && byName.putIfAbsent(task.name, i) != null) {
                ambiguous.add(task.name);
            }
        }
    }

    /** The task that an id or, where it is the only one, a name means. */
    private int find(String reference, WfTask from, String as) {
        Integer found = byKey.get(reference);
        if (found == null && ambiguous.contains(reference)) {
            throw new WorkloadException(from.place + ": the " + as + " \"" + reference + "\" of task \"" + from.key()
                    + "\" is the name of several tasks; refer to one by its id");
        }
        found = found == null ? byName.get(reference) : found;
        if (found == null) {
            throw new WorkloadException(from.place + ": the " + as + " \"" + reference + "\" of task \"" + from.key()
                    + "\" is no task of the file; add the task or take out the reference");
        }
        return found;
    }

    /** Run times and programs that stand in a part of their own. */
    private void addRuns() {
        Map<Integer, WfTask> seen = new HashMap<>();
        for (WfTask run : runs) {
            int at = find(run.key(), run, "execution");
            WfTask before = seen.putIfAbsent(at, run);
            if (before != null) {
                throw new WorkloadException(run.place + ": the execution of \"" + run.key() + "\" is there already, at "
                        + before.place + "; keep one");
            }
            WfTask task = tasks.get(at);
            task.seconds = run.seconds < 0 ? task.seconds : run.seconds;
            task.program = run.program.isEmpty() ? task.program : run.program;
        }
    }

    private long nanos(WfTask task) {
        if (task.seconds > LONGEST_SECONDS) {
            throw new WorkloadException(task.place + ": task \"" + task.key() + "\" runs " + task.seconds
                    + " seconds; give at most " + (long) LONGEST_SECONDS);
        }
        return Math.round(Math.max(0, task.seconds) * NANOS_A_SECOND);
    }

    private long bytes(WfTask task) {
        double sum = 0;
        for (String output : new LinkedHashSet<>(task.outputFiles)) {
            sum += fileBytes.getOrDefault(output, 0.0);
        }
        return (long) Math.min(sum, Long.MAX_VALUE / 1e6);
    }

    private void addEdges(WorkloadBuilder builder) {
        Map<String, @Nullable Integer> writers = writers();
        for (int i = 0; i < tasks.size(); i++) {
            WfTask task = tasks.get(i);
            for (String parent : task.parents) {
                builder.edge(find(parent, task, "parent"), i);
            }
            for (String child : task.children) {
                builder.edge(i, find(child, task, "child"));
            }
        }
        for (int i = 0; i < tasks.size(); i++) {
            if (!tasks.get(i).tellsParents) {
                addWriters(i, writers, builder);
            }
        }
    }

    private void addWriters(int at, Map<String, @Nullable Integer> writers, WorkloadBuilder builder) {
        for (String input : tasks.get(at).inputFiles) {
            Integer writer = writers.get(input);
            if (writer != null && writer != at) {
                builder.edge(writer, at);
            }
        }
    }

    /** The only task that writes a file; null for a file that several write. */
    private Map<String, @Nullable Integer> writers() {
        Map<String, @Nullable Integer> writers = new HashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            for (String output : new LinkedHashSet<>(tasks.get(i).outputFiles)) {
                writers.put(output, writers.containsKey(output) ? null : Integer.valueOf(i));
            }
        }
        return writers;
    }

    private void addNotes(WorkloadBuilder builder) {
        long untimed = tasks.stream().filter(task -> task.seconds < 0).count();
        if (untimed > 0) {
            builder.note(untimed + " of " + tasks.size() + " tasks have no run time and are taken to need none");
        }
        Set<String> unsized = new LinkedHashSet<>();
        for (WfTask task : tasks) {
            task.outputFiles.stream()
                    .filter(file -> !fileBytes.containsKey(file))
                    .forEach(unsized::add);
        }
        if (!unsized.isEmpty()) {
            builder.note(unsized.size() + " output files have no size and are taken to be empty, such as \""
                    + unsized.iterator().next() + "\"");
        }
    }
}
