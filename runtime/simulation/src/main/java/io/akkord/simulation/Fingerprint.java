package io.akkord.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hash of records and what is in them: the same in every process. */
final class Fingerprint {

    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
        }
    };

    private Fingerprint() {}

    static long of(Object value) {
        if (value instanceof int[] ints) {
            return Arrays.hashCode(ints);
        } else if (value instanceof long[] longs) {
            return Arrays.hashCode(longs);
        } else if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        } else if (value instanceof Record) {
            return ofRecord(value);
        } else if (value instanceof Enum<?> constant) {
            return constant.name().hashCode();
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Fingerprint::of).orElse(0L);
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> mix(of(entry.getKey()), of(entry.getValue())))
                    .sum();
        } else if (value instanceof Iterable<?> many) {
            return ofMany(many);
        }
        return value.hashCode();
    }

    /** Sets have no order of their own that would be the same in every process. */
    private static long ofMany(Iterable<?> many) {
        long hash = 7;
        for (Object each : many) {
            hash = many instanceof Set ? hash + mix(1, of(each)) : mix(hash, of(each));
        }
        return hash;
    }

    private static long ofRecord(Object value) {
        long hash = value.getClass().getSimpleName().hashCode();
        try {
            for (Method accessor : ACCESSORS.get(value.getClass())) {
                hash = mix(hash, of(accessor.invoke(value)));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + value.getClass(), e);
        }
        return hash;
    }

    private static long mix(long hash, long more) {
        long mixed = (hash * 31 + more) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 32);
    }
}
