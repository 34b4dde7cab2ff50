package io.akkord.execution.value;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** Bytes are not a value here: they are damaged, or a class is missing or has another shape on this node. */
public final class UndecodableException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
        super(message);
    }

    public UndecodableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
