package io.akkord.persistence.schema;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** An event cannot be written or read by this version of the program. */
public final class SchemaException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
