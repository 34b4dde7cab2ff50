package io.akkord.simulation.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task of a WfFormat file as it stands there: of the specification, the execution, or both in one in older files. */
final class WfTask {

    final String place;
    String name = "";
    String id = "";
    String category = "";
    String program = "";
    double seconds = -1;
    boolean tellsParents;
    List<String> parents = List.of();
    List<String> children = List.of();
    final List<String> inputFiles = new ArrayList<>();
    final List<String> outputFiles = new ArrayList<>();

    WfTask(String place) {
        this.place = place;
    }

    /** The name by which the file's other parts know it. */
    String key() {
        return id.isEmpty() ? name : id;
    }

    /** What its run time is learnt from: the kind of work, without the number of the instance. */
    String operation() {
        if (!category.isEmpty()) {
            return category;
        }
        boolean plain = !program.isEmpty() && program.chars().noneMatch(Character::isWhitespace);
        String raw = plain ? program.substring(program.lastIndexOf('/') + 1) : name.isEmpty() ? id : name;
        String kind = raw.replaceAll("([._-]?(ID)?[0-9]+)+$", "");
        return kind.isEmpty() ? raw : kind;
    }

    /** Reads one task of either version; sizes of files that are told here go into the table. */
    static WfTask read(JsonCursor in, Map<String, Double> fileBytes) throws java.io.IOException {
        WfTask task = new WfTask(in.place());
        in.object("a task", field -> task.readField(in, field, fileBytes));
        if (task.key().isEmpty()) {
            throw new WorkloadException(task.place + ": the task has neither id nor name; give it an id");
        }
        return task;
    }

    private void readField(JsonCursor in, String field, Map<String, Double> fileBytes) throws java.io.IOException {
        switch (field) {
            case "name" -> name = in.text("the name of a task");
            case "id" -> id = in.text("the id of a task");
            case "category" -> category = in.text("the category of a task");
            case "runtimeInSeconds", "runtime" -> seconds = in.amount("the run time of task \"" + key() + "\"");
            case "parents" -> {
                parents = in.texts("parents");
                tellsParents = true;
            }
            case "children" -> children = in.texts("children");
            case "inputFiles" -> inputFiles.addAll(in.texts("inputFiles"));
            case "outputFiles" -> outputFiles.addAll(in.texts("outputFiles"));
            case "files" -> in.array("files", () -> readFile(in, fileBytes));
            case "command" -> readCommand(in);
            default -> in.skip();
        }
    }

    private void readCommand(JsonCursor in) throws java.io.IOException {
        if (in.token() == com.fasterxml.jackson.core.JsonToken.VALUE_NULL) {
            return;
        }
        in.object("the command of a task", field -> {
            if (field.equals("program") && in.token() == com.fasterxml.jackson.core.JsonToken.VALUE_STRING) {
                program = in.text("the program of a command");
            } else {
                in.skip();
            }
        });
    }

    /** A file that a task of an older version names, with its size and whether it is read or written. */
    private void readFile(JsonCursor in, Map<String, Double> fileBytes) throws java.io.IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        double bytes = readFileFields(in, texts);
        String file = texts.getOrDefault("name", texts.getOrDefault("id", ""));
        if (file.isEmpty()) {
            throw in.error("a file of task \"" + key() + "\" has no name; give it one");
        }
        switch (texts.getOrDefault("link", "")) {
            case "input" -> inputFiles.add(file);
            case "output" -> outputFiles.add(file);
            default -> throw in.error("the link of file \"" + file + "\" is \"" + texts.getOrDefault("link", "")
                    + "\"; give input or output");
        }
        fileBytes.merge(file, bytes, Math::max);
    }

    /** The size of a file; its texts go into the map. */
    static double readFileFields(JsonCursor in, Map<String, String> texts) throws java.io.IOException {
        double[] bytes = {0};
        in.object("a file", field -> {
            switch (field) {
                case "name", "id", "link" -> texts.put(field, in.text("the " + field + " of a file"));
                case "sizeInBytes", "size" -> bytes[0] = in.amount("the size of a file");
                default -> in.skip();
            }
        });
        return bytes[0];
    }
}
