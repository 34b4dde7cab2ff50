package io.akkord.samples.chaos.work;

/** Every kind of {@code Error} that user code is known to throw; the real thing where that can be had without a trick. */
public enum UserError {
    /** A recursion that never ends. */
    STACK_OVERFLOW(StackOverflowError.class) {
        @Override
        void raise() {
            descend(0);
        }

        private int descend(int depth) {
            return depth < Integer.MAX_VALUE ? descend(depth + 1) + 1 : depth;
        }
    },
    /** One allocation that no heap of a node can hold. */
    OUT_OF_MEMORY(OutOfMemoryError.class) {
        @Override
        void raise() {
            throw new IllegalStateException("there was room for " + new long[OVERSIZE][OVERSIZE].length + " rows");
        }
    },
    /** A class that was there when the code was compiled. */
    NO_CLASS_DEF_FOUND(NoClassDefFoundError.class) {
        @Override
        void raise() {
            throw new NoClassDefFoundError("example/Gone");
        }
    },
    /** A native library that is not installed. */
    UNSATISFIED_LINK(UnsatisfiedLinkError.class) {
        @Override
        void raise() {
            System.loadLibrary("akkord-has-no-such-library");
        }
    },
    /** A static initializer that throws. */
    EXCEPTION_IN_INITIALIZER(ExceptionInInitializerError.class) {
        @Override
        void raise() {
            throw new ExceptionInInitializerError(new IllegalStateException("a static field could not be set"));
        }
    },
    /** What the JVM throws about itself. */
    INTERNAL(InternalError.class) {
        @Override
        void raise() {
            throw new InternalError("as the JVM throws it when it is damaged");
        }
    },
    /** What {@code Thread.stop} once threw. */
    THREAD_DEATH(ThreadDeath.class) {
        @Override
        void raise() {
            throw new ThreadDeath();
        }
    };

    private static final int OVERSIZE = 1 << 30;

    private final Class<? extends Error> type;

    UserError(Class<? extends Error> type) {
        this.type = type;
    }

    /** What it throws. */
    public Class<? extends Error> type() {
        return type;
    }

    /** Throws it. */
    abstract void raise();
}
