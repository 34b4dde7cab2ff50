package io.akkord.execution.value;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists, sets and maps by what their interfaces promise. Those whose order is that of a hash table are written in the
 * order of their keys, so that equal ones have equal bytes; sorted ones must have the natural order.
 */
final class CollectionForms {

    private CollectionForms() {}

    static void addTo(Forms.Table table) {
        table.add(Tags.LIST, in -> {
            @Nullable Object[] elements = new Object[in.count()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = in.value();
            }
            return Collections.unmodifiableList(Arrays.asList(elements));
        });
        table.add(Tags.SET, in -> {
            int count = in.count();
            return readInto(in, count, new HashSet<>(capacity(count)));
        });
        table.add(Tags.LINKED_SET, in -> {
            int count = in.count();
            return readInto(in, count, new LinkedHashSet<>(capacity(count)));
        });
        table.add(Tags.SORTED_SET, in -> readInto(in, in.count(), new TreeSet<>()));
        table.add(Tags.MAP, in -> {
            int count = in.count();
            return readInto(in, count, new HashMap<>(capacity(count)));
        });
        table.add(Tags.LINKED_MAP, in -> {
            int count = in.count();
            return readInto(in, count, new LinkedHashMap<>(capacity(count)));
        });
        table.add(Tags.SORTED_MAP, in -> readInto(in, in.count(), new TreeMap<>()));
        addOptionals(table);
    }

    private static void addOptionals(Forms.Table table) {
        table.add(Tags.OPTIONAL, Optional.class, CollectionForms::writeOptional, in -> Optional.ofNullable(in.value()));
        table.add(
                Tags.OPTIONAL_INT,
                OptionalInt.class,
                (out, value) -> Forms.write(out, value.isPresent() ? (Integer) value.getAsInt() : null),
                in -> in.value() instanceof Integer value ? OptionalInt.of(value) : OptionalInt.empty());
        table.add(
                Tags.OPTIONAL_LONG,
                OptionalLong.class,
                (out, value) -> Forms.write(out, value.isPresent() ? (Long) value.getAsLong() : null),
                in -> in.value() instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty());
        table.add(
                Tags.OPTIONAL_DOUBLE,
                OptionalDouble.class,
                (out, value) -> Forms.write(out, value.isPresent() ? (Double) value.getAsDouble() : null),
                in -> in.value() instanceof Double value ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    private static void writeOptional(ValueWriter out, Optional<?> value) {
        out.enter();
        Forms.write(out, value.isPresent() ? value.get() : null);
        out.leave();
    }

    static Form list() {
        return (out, value) -> writeElements(out, Tags.LIST, elements(out, value));
    }

    static Form set(Class<?> type) {
        if (SortedSet.class.isAssignableFrom(type)) {
            return (out, value) -> {
                requireNatural(((SortedSet<?>) value).comparator(), value);
                writeElements(out, Tags.SORTED_SET, elements(out, value));
            };
        }
        if (KeyOrder.isHashed(type)) {
            return (out, value) -> {
                @Nullable Object[] elements = elements(out, value);
                KeyOrder.sort(elements, element -> element);
                writeElements(out, Tags.SET, elements);
            };
        }
        return (out, value) -> writeElements(out, Tags.LINKED_SET, elements(out, value));
    }

    static Form map(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return (out, value) -> {
                requireNatural(((SortedMap<?, ?>) value).comparator(), value);
                writeEntries(out, Tags.SORTED_MAP, entries(out, value));
            };
        }
        if (KeyOrder.isHashed(type)) {
            return (out, value) -> {
                Map.Entry<?, ?>[] entries = entries(out, value);
                KeyOrder.sort(entries, Map.Entry::getKey);
                writeEntries(out, Tags.MAP, entries);
            };
        }
        return (out, value) -> writeEntries(out, Tags.LINKED_MAP, entries(out, value));
    }

    private static void requireNatural(@Nullable Object comparator, Object value) {
        if (comparator != null) {
            throw new Unencodable("a " + value.getClass().getName() + " with a comparator cannot be encoded; sort by"
                    + " the natural order, or pass a LinkedHashMap or LinkedHashSet, which keep their order");
        }
    }

    /** Too many are found out before they are copied and sorted. */
    private static @Nullable Object[] elements(ValueWriter out, Object collection) {
        out.expectValues(((Collection<?>) collection).size());
        return ((Collection<?>) collection).toArray();
    }

    private static Map.Entry<?, ?>[] entries(ValueWriter out, Object map) {
        out.expectValues(((Map<?, ?>) map).size());
        return ((Map<?, ?>) map)
                .entrySet().stream().map(AbstractMap.SimpleImmutableEntry::new).toArray(Map.Entry<?, ?>[]::new);
    }

    private static void writeElements(ValueWriter out, int tag, @Nullable Object[] elements) {
        out.enter();
        out.oneByte(tag);
        out.count(elements.length);
        for (int i = 0; i < elements.length; i++) {
            try {
                Forms.write(out, elements[i]);
            } catch (Unencodable refused) {
                throw refused.below("[" + i + "]");
            }
        }
        out.leave();
    }

    private static void writeEntries(ValueWriter out, int tag, Map.Entry<?, ?>[] entries) {
        out.enter();
        out.oneByte(tag);
        out.count(entries.length);
        for (Map.Entry<?, ?> entry : entries) {
            try {
                Forms.write(out, entry.getKey());
                Forms.write(out, entry.getValue());
            } catch (Unencodable refused) {
                throw refused.below(KeyOrder.step(entry.getKey()));
            }
        }
        out.leave();
    }

    private static Set<@Nullable Object> readInto(ValueReader in, int count, Set<@Nullable Object> set) {
        for (int i = 0; i < count; i++) {
            set.add(in.value());
        }
        return set;
    }

    private static Map<@Nullable Object, @Nullable Object> readInto(
            ValueReader in, int count, Map<@Nullable Object, @Nullable Object> map) {
        for (int i = 0; i < count; i++) {
            Object key = in.value();
            map.put(key, in.value());
        }
        return map;
    }

    private static int capacity(int count) {
        return (int) Math.min(count / 0.75 + 1, 1 << 28);
    }
}
