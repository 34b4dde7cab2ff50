package io.akkord.execution.task;

import io.akkord.api.RemoteException;
import io.akkord.core.message.Failure;
import java.util.List;

/** Exceptions as they travel, and back. */
public final class Failures {

    private static final int MOST_CAUSES = 50;

    private Failures() {}

    /**
     * The exception with its causes as text of at most 64 KiB. Cycles of causes end where they close; messages that are
     * too long are cut; frames of the runtime below the user's code are left out. Never throws, whatever the exception's
     * own methods do.
     */
    public static Failure of(Throwable thrown) {
        try {
            return new FailureText().write(thrown);
        } catch (Throwable e) {
            return Failure.of(
                    thrown.getClass().getName(),
                    "(the exception could not be read: " + e.getClass().getName() + ")");
        }
    }

    /**
     * The exception again, with the type it had if the loader has that class and it has a usual constructor, else a {@link
     * RemoteException} that names it. Message, stack trace and causes are those it had.
     */
    public static Throwable toThrowable(Failure failure, ClassLoader loader) {
        return toThrowable(failure, loader, MOST_CAUSES);
    }

    private static Throwable toThrowable(Failure failure, ClassLoader loader, int causesLeft) {
        List<Failure> causes = failure.causes();
        Throwable cause =
                causes.isEmpty() || causesLeft == 0 ? null : toThrowable(causes.get(0), loader, causesLeft - 1);
        Throwable made = ThrowableMaker.make(failure, cause, loader);
        made.setStackTrace(failure.stack().stream().map(FailureText::frame).toArray(StackTraceElement[]::new));
        return made;
    }

    /** As {@link #toThrowable(Failure, ClassLoader)} with the context class loader of this thread. */
    public static Throwable toThrowable(Failure failure) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return toThrowable(failure, context == null ? Failures.class.getClassLoader() : context);
    }
}
