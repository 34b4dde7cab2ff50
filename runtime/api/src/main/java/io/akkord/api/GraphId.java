package io.akkord.api;

import java.util.regex.Pattern;

/**
 * The name of a graph: its unit of journal, cancel and recovery. Letters, digits, {@code . _ -}, at most 100
 * characters. A leading {@code ~} marks a graph of durability {@link Durability#NONE}; sessions add it themselves.
 */
public record GraphId(String value) implements Comparable<GraphId> {

    private static final Pattern FORM = Pattern.compile("~?[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public GraphId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("the graph id is \"" + value
                    + "\"; use 1 to 100 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
    }

    /** Whether the graph has no journal. */
    public boolean isTransient() {
        return value.startsWith("~");
    }

    @Override
    public int compareTo(GraphId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
