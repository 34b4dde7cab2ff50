package io.akkord.core.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list that mostly has one entry and then takes half the space of others. Not safe for use by several threads. */
public final class Few<T> {

    private @Nullable T first;
    private @Nullable List<T> more;

    public void add(T entry) {
        if (first == null) {
            first = entry;
            return;
        }
        if (more == null) {
            more = new ArrayList<>(3);
        }
        more.add(entry);
    }

    public boolean contains(T entry) {
        return entry.equals(first) || (more != null && more.contains(entry));
    }

    /** In the order of adding. */
    public void forEach(Consumer<T> consumer) {
        if (first != null) {
            consumer.accept(first);
        }
        if (more != null) {
            more.forEach(consumer);
        }
    }
}
