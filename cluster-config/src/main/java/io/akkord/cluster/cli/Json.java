package io.akkord.cluster.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import java.util.Optional;

/**
 * One JSON object on one line, its fields in the order in which they were put. Names are camelCase; durations carry their
 * unit in the name.
 */
public final class Json {

    private final StringBuilder text = new StringBuilder("{");

    private Json() {}

    /** An empty object. */
    public static Json object() {
        return new Json();
    }

    public Json put(String name, String value) {
        field(name);
        string(value);
        return this;
    }

    public Json put(String name, long value) {
        field(name);
        text.append(value);
        return this;
    }

    /** A number; what JSON has no form for, such as infinity, becomes {@code null}. */
    public Json put(String name, double value) {
        field(name);
        text.append(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    public Json put(String name, boolean value) {
        field(name);
        text.append(value);
        return this;
    }

    public Json put(String name, Json value) {
        field(name);
        text.append(value);
        return this;
    }

    /** Texts, numbers, booleans and objects; anything else by its text. */
    public Json put(String name, Collection<?> values) {
        field(name);
        String separator = "[";
        for (Object value : values) {
            text.append(separator);
            if (value instanceof Number || value instanceof Boolean || value instanceof Json) {
                text.append(value);
            } else {
                string(String.valueOf(value));
            }
            separator = ",";
        }
        text.append(values.isEmpty() ? "[]" : "]");
        return this;
    }

    /** Nothing if there is no value. */
    public Json put(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** A value that is JSON already, on one line. */
    public Json putRaw(String name, String json) {
        field(name);
        text.append(json);
        return this;
    }

    private void field(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
