package io.akkord.execution.value;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deep equality that looks into arrays and asks scalars to be of one class. */
final class SameValue {

    private SameValue() {}

    static boolean of(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof List<?> list) {
            return b instanceof List<?> other && sameElements(list.iterator(), other.iterator());
        }
        if (a instanceof Optional<?> optional) {
            return b instanceof Optional<?> other && of(optional.orElse(null), other.orElse(null));
        }
        if (a.getClass() != b.getClass()) {
            return false;
        }
        if (a.getClass().isArray()) {
            return sameArrays(a, b);
        }
        if (a instanceof Record) {
            return sameComponents(a, b);
        }
        if (a instanceof Map<?, ?> map) {
            Map<?, ?> other = (Map<?, ?>) b;
            return map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(key -> of(map.get(key), other.get(key)));
        }
        return a.equals(b);
    }

    private static boolean sameElements(Iterator<?> a, Iterator<?> b) {
        while (a.hasNext() && b.hasNext()) {
            if (!of(a.next(), b.next())) {
                return false;
            }
        }
        return a.hasNext() == b.hasNext();
    }

    private static boolean sameArrays(Object a, Object b) {
        boolean same = Array.getLength(a) == Array.getLength(b);
        for (int i = 0; same && i < Array.getLength(a); i++) {
            same = of(Array.get(a, i), Array.get(b, i));
        }
        return same;
    }

    private static boolean sameComponents(Object a, Object b) {
        try {
            for (RecordComponent component : a.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                if (!of(
                        component.getAccessor().invoke(a),
                        component.getAccessor().invoke(b))) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a component cannot be read", e);
        }
    }
}
