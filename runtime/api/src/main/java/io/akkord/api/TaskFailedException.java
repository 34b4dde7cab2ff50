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
                "task " + key + " failed on " + node + ", attempt " + attempt + ", inputs " + inputs + ": " + cause,
                cause);
        this.key = key;
        this.node = node;
        this.attempt = attempt;
        this.inputs = List.copyOf(inputs);
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
