package io.akkord.api;

import org.jspecify.annotations.Nullable;

/**
 * Names one effect for the outside: the same in every try and every attempt of its task, and no other task's. An effect
 * runs at least once; with the token, as a file's name or as a service's idempotency key, what it does becomes once. Two
 * tries may overlap for a moment if a worker was cut off, so the outside should decide by the token in one step: an
 * atomic rename, a unique key.
 *
 * @param graph id of the graph
 * @param task number of the task in it
 */
public record EffectToken(String graph, int task) {

    private static final ThreadLocal<@Nullable EffectToken> CURRENT = new ThreadLocal<>();

    /** Ends the binding of a token to a thread. */
    public interface Binding extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * The token of the effect that this thread runs. Threads that it starts do not have it: read it first, then give it to
     * them.
     *
     * @throws IllegalStateException if this thread runs no effect
     */
    public static EffectToken current() {
        EffectToken token = CURRENT.get();
        if (token == null) {
            throw new IllegalStateException(
                    "this thread runs no effect; mark the task by effect(), and ask in the thread that runs it");
        }
        return token;
    }

    /** For runtimes: binds the token to this thread until the binding is closed. */
    public Binding bind() {
        CURRENT.set(this);
        return CURRENT::remove;
    }

    /** The token as one word of letters, digits, {@code . _ - ~}: fit for a file's name or an idempotency key. */
    public String text() {
        return graph + "-" + task;
    }

    @Override
    public String toString() {
        return text();
    }
}
