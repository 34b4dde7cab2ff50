package io.akkord.simulation.workload;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads graphs in the shape of Dask's, as one JSON object from keys to what they mean:
 *
 * <ul>
 *   <li>{@code ["op", arg, …]}: a call of an operation; a text that is a key is a reference to its result, in nested lists
 *       too, everything else a literal;
 *   <li>{@code "other"}, where that is a key: another name for its result;
 *   <li>a list that does not begin with a text, or begins with a key: a list of results and literals;
 *   <li>any other text, a number, a boolean or null: a value that is given, which costs nothing;
 *   <li>{@code {"task": …, "seconds": s, "bytes": n}}: any of these with its run time and the size of its result.
 * </ul>
 *
 * <p>A call without costs runs a second and gives a kilobyte. {@code {"literal": …}} as an argument is never a reference.
 */
final class DaskGraph {

    private static final double CALL_SECONDS = 1;
    private static final double CALL_BYTES = 1024;
    private static final double LONGEST_SECONDS = 1e9;
    private static final double NANOS_A_SECOND = 1e9;

    /** What stands behind a key. The texts in it are references if they are keys, which is known at the end only. */
    private static final class Entry {
        final String place;
        final Set<String> texts = new LinkedHashSet<>();
        String first = "";
        boolean list;
        double seconds = -1;
        double bytes = -1;

        Entry(String place) {
            this.place = place;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private DaskGraph() {}

    /** @throws WorkloadException if the file is no such graph, with the place and what to do */
    static Workload read(Path path) {
        String file = String.valueOf(path.getFileName());
        DaskGraph graph = JsonCursor.read(path, in -> {
            DaskGraph read = new DaskGraph();
            in.object("the file", key -> read.readEntry(in, key));
            return read;
        });
        if (graph.entries.isEmpty()) {
            throw new WorkloadException(file + ":1:1: the graph has no key; give at least one");
        }
        return graph.workload(file.replaceFirst("\\.json$", ""));
    }

    private void readEntry(JsonCursor in, String key) throws IOException {
        Entry entry = new Entry(in.place());
        if (in.token() == JsonToken.START_OBJECT) {
            boolean[] found = {false};
            in.object("the task \"" + key + "\"", field -> {
                switch (field) {
                    case "task" -> {
                        found[0] = true;
                        readMeaning(in, entry);
                    }
                    case "seconds" -> entry.seconds = in.amount("seconds");
                    case "bytes" -> entry.bytes = in.amount("bytes");
                    default -> throw in.error(
                            "\"" + field + "\" is no field of a task; there are task, seconds and bytes");
                }
            });
            if (!found[0]) {
                throw in.error("\"" + key + "\" has no task; give \"task\": [\"operation\", …]");
            }
        } else {
            readMeaning(in, entry);
        }
        if (entry.seconds > LONGEST_SECONDS) {
            throw in.error(
                    "\"" + key + "\" runs " + entry.seconds + " seconds; give at most " + (long) LONGEST_SECONDS);
        }
        entries.put(key, entry);
    }

    private static void readMeaning(JsonCursor in, Entry entry) throws IOException {
        if (in.token() != JsonToken.START_ARRAY) {
            readArgument(in, entry);
            return;
        }
        entry.list = true;
        boolean[] atFirst = {true};
        in.array("a task", () -> {
            if (atFirst[0] && in.token() == JsonToken.VALUE_STRING) {
                entry.first = in.text("the operation");
            } else {
                readArgument(in, entry);
            }
            atFirst[0] = false;
        });
    }

    /** Texts at any depth of lists; objects are literals. */
    private static void readArgument(JsonCursor in, Entry entry) throws IOException {
        switch (in.token()) {
            case VALUE_STRING -> entry.texts.add(in.text("an argument"));
            case START_ARRAY -> in.array("an argument", () -> readArgument(in, entry));
            default -> in.skip();
        }
    }

    private Workload workload(String name) {
        Map<String, Integer> places = new LinkedHashMap<>();
        WorkloadBuilder builder = new WorkloadBuilder();
        entries.forEach((key, entry) -> places.put(key, add(builder, key, entry)));
        entries.forEach((key, entry) -> {
            int consumer = places.getOrDefault(key, 0);
            for (String text : entry.texts) {
                Integer producer = places.get(text);
                if (producer != null) {
                    builder.edge(producer, consumer);
                }
            }
            Integer first = entry.list ? places.get(entry.first) : null;
            if (first != null) {
                builder.edge(first, consumer);
            }
        });
        return builder.build(name, "dask");
    }

    private int add(WorkloadBuilder builder, String key, Entry entry) {
        boolean call = entry.list && !entry.first.isEmpty() && !entries.containsKey(entry.first);
        double seconds = entry.seconds >= 0 ? entry.seconds : call ? CALL_SECONDS : 0;
        double bytes = entry.bytes >= 0 ? entry.bytes : call ? CALL_BYTES : 0;
        int place = builder.task(key, call ? entry.first : "value", Math.round(seconds * NANOS_A_SECOND), (long)
                Math.min(bytes, Long.MAX_VALUE / 1e6));
        builder.at(entry.place);
        return place;
    }
}
