package io.akkord.execution.transfer;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** A result could not be fetched from another worker. */
public final class TransferException extends AkkordException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The worker does not hold the result. */
        MISSING,
        /** The worker cannot be reached, does not answer in time, or ended the connection. */
        UNREACHABLE,
        /** What came is not what was sent, or does not follow the protocol. */
        DAMAGED,
        /** The worker holds the result but could not give it. */
        FAILED,
        /** The client was closed. */
        CLOSED
    }

    private final Reason reason;

    public TransferException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
