package io.akkord.persistence.checkpoint;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** A result could not be stored, or stored results could not be deleted. */
public final class CheckpointException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
