package io.akkord.execution.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fixed order for what a hash table holds: strings, integers and longs by their natural order if all are of one of
 * these classes, anything else by its encoded bytes. Equal tables so have equal bytes, in every process.
 */
final class KeyOrder {

    private static final int SHOWN_KEY = 40;

    private record Encoded<T>(T element, byte[] key) {}

    private KeyOrder() {}

    /** Whether the iteration order of such a set or map depends on hashes. */
    static boolean isHashed(Class<?> type) {
        String name = type.getName();
        return (HashMap.class.isAssignableFrom(type) && !LinkedHashMap.class.isAssignableFrom(type))
                || (HashSet.class.isAssignableFrom(type) && !LinkedHashSet.class.isAssignableFrom(type))
                || ConcurrentHashMap.class.isAssignableFrom(type)
                || Hashtable.class.isAssignableFrom(type)
                || WeakHashMap.class.isAssignableFrom(type)
                || IdentityHashMap.class.isAssignableFrom(type)
                || name.startsWith("java.util.HashMap$")
                || name.startsWith("java.util.concurrent.ConcurrentHashMap$")
                || name.startsWith("java.util.ImmutableCollections$");
    }

    static <T> void sort(@Nullable T[] elements, Function<T, ? extends @Nullable Object> key) {
        if (elements.length < 2) {
            return;
        }
        Comparator<Object> natural = natural(elements, key);
        if (natural != null) {
            Arrays.sort(elements, (a, b) -> natural.compare(key.apply(a), key.apply(b)));
            return;
        }
        List<Encoded<T>> encoded = new ArrayList<>(elements.length);
        for (T element : elements) {
            encoded.add(new Encoded<>(element, encode(key.apply(element))));
        }
        encoded.sort((a, b) -> Arrays.compareUnsigned(a.key(), b.key()));
        for (int i = 0; i < elements.length; i++) {
            elements[i] = encoded.get(i).element();
        }
    }

    @SuppressWarnings("unchecked") // all are of one class that is comparable
    private static <T> @Nullable Comparator<Object> natural(
            @Nullable T[] elements, Function<T, ? extends @Nullable Object> key) {
        Object first = key.apply(elements[0]);
        if (!(first instanceof String) && !(first instanceof Long) && !(first instanceof Integer)) {
            return null;
        }
        for (T element : elements) {
            Object other = key.apply(element);
            if (other == null || other.getClass() != first.getClass()) {
                return null;
            }
        }
        return (a, b) -> ((Comparable<Object>) a).compareTo(b);
    }

    private static byte[] encode(@Nullable Object key) {
        ValueWriter out = ValueWriter.keeping(Integer.MAX_VALUE);
        try {
            Forms.write(out, key);
        } catch (Unencodable refused) {
            throw refused.below(step(key));
        }
        return out.toBytes();
    }

    /** A key as a step of a path. */
    static String step(@Nullable Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Enum<?>) {
            String shown = String.valueOf(key);
            return "[" + (shown.length() > SHOWN_KEY ? shown.substring(0, SHOWN_KEY) + "…" : shown) + "]";
        }
        return "[a key]";
    }
}
