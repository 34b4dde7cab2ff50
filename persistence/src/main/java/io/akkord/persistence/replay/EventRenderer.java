package io.akkord.persistence.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.akkord.persistence.schema.EventSchema;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events as text: one flat JSON object for tools, one line for people. Names are those of the journal's schema. Safe for
 * use by several threads.
 *
 * @param <E> the events
 */
public final class EventRenderer<E> {

    private static final JsonMapper JSON = new JsonMapper();

    /** Bytes that are not a column of small numbers; as text they are base64. */
    private static final Set<String> BLOBS = Set.of("bytes", "inline", "state");

    private static final String WALL_TIME = "wallMillis";

    private final EventSchema<E> schema;

    public EventRenderer(EventSchema<E> schema) {
        this.schema = schema;
    }

    /**
     * One JSON object without line breaks: number, type, version, size in bytes, the wall time of writing, then the
     * fields. Fields of a nested record are prefixed with its name. Of columns only their common length is given as
     * {@code count}, and other lengths as {@code <name>Count}; with {@code full} the columns themselves come too.
     */
    public String json(StoredEvent<E> stored, boolean full) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("number", stored.number());
        out.put("type", stored.body().type());
        out.put("version", stored.body().version());
        out.put("size", stored.size());
        out.put("storedMillis", stored.wallMillis());
        flatten("", schema.fields(stored.body()), full, out);
        try {
            return JSON.writeValueAsString(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an event cannot be rendered: " + stored.body().type(), e);
        }
    }

    /** Number, time, type, size and what is short enough to be read in passing. */
    public String line(StoredEvent<E> stored) {
        Map<String, Object> fields = new LinkedHashMap<>();
        flatten("", schema.fields(stored.body()), false, fields);
        String rest = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + readable(field.getKey(), field.getValue()))
                .collect(Collectors.joining(" "));
        return String.format(
                "%8d  %s  %-17s %9d B  %s",
                stored.number(),
                Instant.ofEpochMilli(stored.wallMillis()),
                stored.body().type(),
                stored.size(),
                rest);
    }

    private static Object readable(String name, Object value) {
        return name.equals(WALL_TIME) && value instanceof Long millis ? Instant.ofEpochMilli(millis) : value;
    }

    private static void flatten(String prefix, Map<?, ?> fields, boolean full, Map<String, Object> out) {
        fields.forEach((key, value) -> {
            String name = prefixed(prefix, String.valueOf(key));
            if (value instanceof Map<?, ?> nested) {
                flatten(name, nested, full, out);
            } else if (value.getClass().isArray()) {
                column(name, value, full, out);
            } else if (value instanceof List<?> list && !full) {
                out.put(name + "Count", list.size());
            } else {
                out.put(name, value);
            }
        });
    }

    private static void column(String name, Object column, boolean full, Map<String, Object> out) {
        int length = Array.getLength(column);
        boolean blob = BLOBS.contains(name);
        Object count = blob ? length : out.putIfAbsent("count", length);
        if (blob || (count != null && !count.equals(length))) {
            out.put(name + (blob ? "Size" : "Count"), length);
        }
        if (full) {
            out.put(name, blob || !(column instanceof byte[] bytes) ? column : numbers(bytes));
        }
    }

    private static int[] numbers(byte[] bytes) {
        int[] numbers = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            numbers[i] = bytes[i];
        }
        return numbers;
    }

    private static String prefixed(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
