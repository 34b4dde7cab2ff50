package io.akkord.simulation.workload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads real workflows in the WfCommons project's WfFormat: version 1.5, with a specification and an execution, and 1.4 and
 * before, with tasks that tell everything. Unknown fields are passed over.
 *
 * <p>A task becomes one task, its result as large as its output files together. It depends on its parents, and on those
 * that name it as a child; where it tells no parents, not even none, also on the tasks that write its input files. Files that no task
 * writes are taken to be at hand everywhere. A task takes one slot however many cores or machines are named.
 */
final class WfFormat {

    private static final Pattern TRAILING = Pattern.compile("-.*$");

    private final String file;
    private final List<WfTask> tasks = new ArrayList<>();
    private final List<WfTask> runs = new ArrayList<>();
    private final Map<String, Double> fileBytes = new HashMap<>();

    private WfFormat(String file) {
        this.file = file;
    }

    /** @throws WorkloadException if the file is no workflow, with the place and what to do */
    static Workload read(Path path) {
        WfFormat document = new WfFormat(String.valueOf(path.getFileName()));
        JsonCursor.read(path, in -> {
            in.object("the file", field -> document.topField(in, field));
            return document;
        });
        return new WfResolution(document.file, document.tasks, document.runs, document.fileBytes)
                .workload(document.title(), document.family());
    }

    private String title() {
        return file.replaceFirst("\\.json$", "");
    }

    /** Instances of one application are one family: the name of the file up to the first dash. */
    private String family() {
        String kind = TRAILING.matcher(title()).replaceFirst("");
        return kind.isEmpty() ? title() : kind.toLowerCase(Locale.ROOT);
    }

    private void topField(JsonCursor in, String field) throws IOException {
        if (field.equals("workflow")) {
            in.object("workflow", inner -> workflowField(in, inner));
        } else {
            in.skip();
        }
    }

    private void workflowField(JsonCursor in, String field) throws IOException {
        switch (field) {
            case "tasks", "jobs" -> readTasks(in, tasks);
            case "specification" -> in.object("specification", inner -> specificationField(in, inner));
            case "execution" -> in.object("execution", inner -> executionField(in, inner));
            default -> in.skip();
        }
    }

    private void specificationField(JsonCursor in, String field) throws IOException {
        switch (field) {
            case "tasks" -> readTasks(in, tasks);
            case "files" -> in.array("files", () -> readFile(in));
            default -> in.skip();
        }
    }

    private void executionField(JsonCursor in, String field) throws IOException {
        if (field.equals("tasks")) {
            readTasks(in, runs);
        } else {
            in.skip();
        }
    }

    private void readTasks(JsonCursor in, List<WfTask> to) throws IOException {
        in.array("tasks", () -> to.add(WfTask.read(in, fileBytes)));
    }

    private void readFile(JsonCursor in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        double bytes = WfTask.readFileFields(in, texts);
        String id = texts.getOrDefault("id", texts.getOrDefault("name", ""));
        if (id.isEmpty()) {
            throw in.error("a file has no id; give it one");
        }
        fileBytes.merge(id, bytes, Math::max);
    }
}
