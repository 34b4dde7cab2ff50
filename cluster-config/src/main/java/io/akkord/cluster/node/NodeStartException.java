package io.akkord.cluster.node;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** A node cannot start, or go on, on this machine: a port is taken, a directory is locked. The message says what to do. */
public final class NodeStartException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public NodeStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
