package io.akkord.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what happens, line by line, if somebody wants to know. */
final class Trace {

    private Trace() {}

    static void log(World world, Supplier<String> what) {
        Consumer<String> listener = world.listener();
        if (listener != null) {
            listener.accept(world.time().now() / Dice.MICRO + " us: " + what.get());
        }
    }

    /** A record with the contents of its arrays. */
    static String show(@Nullable Object value) {
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

    private static @Nullable Object get(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
