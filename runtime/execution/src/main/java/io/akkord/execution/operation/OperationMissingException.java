package io.akkord.execution.operation;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** This node does not have the code of an operation: the message names the class or method and what to do. */
public final class OperationMissingException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public OperationMissingException(String message) {
        super(message);
    }

    public OperationMissingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
