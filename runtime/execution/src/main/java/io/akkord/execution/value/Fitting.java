package io.akkord.execution.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lists, sets and maps are encoded as such and decoded as one class each. Where a record component or a parameter is
 * declared as a particular class of the JDK, such as {@code ArrayList}, the decoded value is copied into that class.
 */
public final class Fitting {

    private static final Map<Class<?>, UnaryOperator<Object>> COPIES = new HashMap<>();

    static {
        collection(ArrayList.class, ArrayList::new);
        linkedList();
        collection(HashSet.class, HashSet::new);
        collection(LinkedHashSet.class, LinkedHashSet::new);
        collection(TreeSet.class, TreeSet::new);
        collection(SortedSet.class, TreeSet::new);
        collection(NavigableSet.class, TreeSet::new);
        map(HashMap.class, HashMap::new);
        map(LinkedHashMap.class, LinkedHashMap::new);
        map(TreeMap.class, TreeMap::new);
        map(SortedMap.class, TreeMap::new);
        map(NavigableMap.class, TreeMap::new);
        map(ConcurrentHashMap.class, ConcurrentHashMap::new);
        map(ConcurrentMap.class, ConcurrentHashMap::new);
    }

    private interface CollectionCopy {
        Object of(Collection<Object> elements);
    }

    private interface MapCopy {
        Object of(Map<Object, Object> entries);
    }

    private Fitting() {}

    @SuppressWarnings("JdkObsolete") // users declare it
    private static void linkedList() {
        collection(LinkedList.class, LinkedList::new);
    }

    @SuppressWarnings("unchecked") // the elements are only copied
    private static void collection(Class<?> type, CollectionCopy copy) {
        COPIES.put(type, value -> value instanceof Collection<?> c ? copy.of((Collection<Object>) c) : value);
    }

    @SuppressWarnings("unchecked") // as above
    private static void map(Class<?> type, MapCopy copy) {
        COPIES.put(type, value -> value instanceof Map<?, ?> m ? copy.of((Map<Object, Object>) m) : value);
    }

    /** Whether decoded values may have to be copied to fit a declared type. */
    public static boolean isNeeded(Class<?> declared) {
        return COPIES.containsKey(declared);
    }

    /** The value itself if it is of the declared type or cannot be made so, else a copy that is. */
    public static @Nullable Object fit(Class<?> declared, @Nullable Object value) {
        if (value == null || declared.isInstance(value)) {
            return value;
        }
        UnaryOperator<Object> copy = COPIES.get(declared);
        return copy == null ? value : copy.apply(value);
    }

    /** As above; throws {@link UndecodableException} if the component cannot hold the value. */
    static @Nullable Object fit(Class<?> declared, @Nullable Object value, RecordForm record, int component) {
        if (declared.isPrimitive()) {
            if (value != null
                    && java.lang.invoke.MethodType.methodType(declared).wrap().returnType() == value.getClass()) {
                return value;
            }
        } else {
            Object fitted = fit(declared, value);
            if (fitted == null || declared.isInstance(fitted)) {
                return fitted;
            }
        }
        throw new UndecodableException(record.describe(component) + " is declared as " + declared.getName()
                + " and cannot hold a "
                + (value == null ? "null" : value.getClass().getName())
                + "; declare it as List, Set or Map if it is a collection");
    }
}
