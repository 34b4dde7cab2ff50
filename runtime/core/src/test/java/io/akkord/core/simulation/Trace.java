package io.akkord.core.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Supplier;

/** Prints what happens, if asked to by {@code -Dtrace}. */
final class Trace {

    private static final boolean ON = System.getProperty("trace") != null;

    private Trace() {}

    static void log(World world, Supplier<String> what) {
        if (ON) {
            System.out.printf("%12.3f ms  %s%n", world.time().now() / 1e6, what.get());
        }
    }

    /** A record with the contents of its arrays. */
    static String show(Object value) {
        if (value instanceof int[] ints) {
            return Arrays.toString(ints);
        } else if (value instanceof byte[] bytes) {
            return bytes.length + "b";
        } else if (value instanceof long[] longs) {
            return longs.length + "l";
        } else if (!(value instanceof Record)) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder(value.getClass().getSimpleName()).append('(');
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            text.append(component.getName())
                    .append('=')
                    .append(show(get(component, value)))
                    .append(' ');
        }
        return text.append(')').toString();
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
