package io.akkord.execution.task;

import io.akkord.api.RemoteException;
import io.akkord.core.message.Failure;
import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an exception by its class name, message and cause, through the constructors that exceptions usually have. */
final class ThrowableMaker {

    private ThrowableMaker() {}

    static Throwable make(Failure failure, @Nullable Throwable cause, ClassLoader loader) {
        Throwable made = readable(original(failure, cause, loader));
        return withCause(made == null ? new RemoteException(failure.type(), failure.message()) : made, cause);
    }

    /** Null instead of one that cannot be shown: whoever prints it would meet what its own methods throw. */
    private static @Nullable Throwable readable(@Nullable Throwable made) {
        try {
            return made == null || (made.toString() + made.getLocalizedMessage() + made.getCause()).isEmpty()
                    ? null
                    : made;
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private static @Nullable Throwable original(Failure failure, @Nullable Throwable cause, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(failure.type(), false, loader);
            String message = failure.message().isEmpty() ? null : failure.message();
            return Throwable.class.isAssignableFrom(type) ? construct(type, message, cause) : null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /** By message; else by message and cause; else by nothing. */
    private static @Nullable Throwable construct(Class<?> type, @Nullable String message, @Nullable Throwable cause) {
        List<Constructor<?>> all = List.of(type.getDeclaredConstructors());
        Throwable made = null;
        for (int i = 0; i < all.size() && made == null; i++) {
            Class<?>[] parameters = all.get(i).getParameterTypes();
            if (parameters.length == 1 && (parameters[0] == String.class || parameters[0] == Object.class)) {
                made = call(all.get(i), message);
            }
        }
        for (int i = 0; i < all.size() && made == null; i++) {
            Class<?>[] parameters = all.get(i).getParameterTypes();
            if (parameters.length == 2
                    && parameters[0] == String.class
                    && Throwable.class.isAssignableFrom(parameters[1])
                    && (cause == null || parameters[1].isInstance(cause))) {
                made = call(all.get(i), message, cause);
            }
        }
        for (int i = 0; i < all.size() && made == null; i++) {
            if (all.get(i).getParameterCount() == 0) {
                made = call(all.get(i));
            }
        }
        return made;
    }

    private static @Nullable Throwable call(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.trySetAccessible() ? (Throwable) constructor.newInstance(arguments) : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static Throwable withCause(Throwable made, @Nullable Throwable cause) {
        if (cause != null && made.getCause() == null) {
            try {
                made.initCause(cause);
            } catch (IllegalStateException | IllegalArgumentException e) {
                made.addSuppressed(cause);
            }
        }
        return made;
    }
}
