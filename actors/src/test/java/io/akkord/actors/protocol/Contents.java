package io.akkord.actors.protocol;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages as values that can be compared, arrays by their content. */
public final class Contents {

    private Contents() {}

    /** Equal for messages of equal content. */
    public static Object of(Object value) {
        if (value instanceof Record record) {
            return ofRecord(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Contents::of).collect(Collectors.toList());
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(entry -> of(entry.getKey()), entry -> of(entry.getValue())));
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Contents::of);
        }
        return value != null && value.getClass().isArray() ? ofArray(value) : value;
    }

    private static Object ofArray(Object array) {
        List<Object> all = new ArrayList<>();
        all.add(array.getClass().getComponentType());
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(of(Array.get(array, i)));
        }
        return all;
    }

    private static Object ofRecord(Record record) {
        List<Object> all = new ArrayList<>();
        all.add(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            all.add(of(get(record, component)));
        }
        return all;
    }

    /** Whether a message, or a record inside of it, lacks a component: what receives it would fail on that. */
    public static boolean hasNull(Object value) {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (hasNull(get(record, component))) {
                    return true;
                }
            }
            return false;
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Contents::hasNull);
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(Contents::hasNull);
        }
        return value == null;
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
