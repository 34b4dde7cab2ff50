package io.akkord.cluster.survival;

/** An operation that throws errors of each kind. */
public final class Throwing {

    /** Kinds of errors; each of them ends a JVM if it escapes an actor. */
    public enum Kind {
        STACK_OVERFLOW,
        OUT_OF_MEMORY,
        LINKAGE,
        INITIALIZER,
        ASSERTION,
        THREAD_DEATH,
        VIRTUAL_MACHINE
    }

    /** Of a class that only the task's node knows. */
    private static final class Unheard extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        Unheard(String message) {
            super(message);
        }
    }

    private Throwing() {}

    public static int raise(Kind kind, int number) {
        switch (kind) {
            case STACK_OVERFLOW -> deeper(number);
            case OUT_OF_MEMORY -> {
                if (number % 2 == 0) {
                    throw new OutOfMemoryError("thrown");
                }
                return new long[Integer.MAX_VALUE].length;
            }
            case LINKAGE -> throw new NoClassDefFoundError("com/acme/Gone" + number);
            case INITIALIZER -> throw new ExceptionInInitializerError(new IllegalStateException("no " + number));
            case ASSERTION -> throw new AssertionError(number);
            case THREAD_DEATH -> throw new ThreadDeath();
            case VIRTUAL_MACHINE -> {
                if (number % 2 == 0) {
                    throw new InternalError("thrown");
                }
                throw new Unheard("custom");
            }
        }
        return number;
    }

    @SuppressWarnings("InfiniteRecursion") // until the stack is full
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    public static int quiet(int number) {
        return number;
    }
}
