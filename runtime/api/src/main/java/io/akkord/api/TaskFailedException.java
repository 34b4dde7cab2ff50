package io.akkord.api;

import java.util.List;

/**
 * A task failed. The cause is the exception of the user's code as it was on the worker: its type where this JVM has it
 * (else a {@link RemoteException} that names it), its message, its stack trace and its own causes.
 */
public final class TaskFailedException extends AkkordException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String node;
    private final int attempt;
    private final transient List<String> inputs;

    public TaskFailedException(String key, String node, int attempt, List<String> inputs, Throwable cause) {
        super(
                "task " + key + " failed on " + node + ", attempt " + attempt + ", inputs " + inputs + ": "
                        + text(cause),
                cause);
        this.key = key;
        this.node = node;
        this.attempt = attempt;
        this.inputs = List.copyOf(inputs);
    }

    /** Exceptions of a user's own class may throw when they are asked for their text. */
    private static String text(Throwable cause) {
        try {
            return cause.toString();
        } catch (RuntimeException e) {
            return cause.getClass().getName() + " (its toString() threw "
                    + e.getClass().getName() + ")";
        }
    }

    public String key() {
        return key;
    }

    /** Address of the node on which the last attempt ran. */
    public String node() {
        return node;
    }

    public int attempt() {
        return attempt;
    }

    /** Keys of the task's inputs, the first twenty. */
    public List<String> inputs() {
        return inputs;
    }
}
