package io.akkord.api;

import org.jspecify.annotations.Nullable;

/** Root of the errors of the runtime. The message says what was wrong, its value, and what to do. */
public class AkkordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AkkordException(String message) {
        super(message);
    }

    public AkkordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
