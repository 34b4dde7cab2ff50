package io.akkord.persistence.store;

import io.akkord.api.AkkordException;
import org.jspecify.annotations.Nullable;

/** The journal's directory cannot be used; the message is one line with the cause and what to do. */
public sealed class JournalUnavailableException extends AkkordException
        permits JournalOpenElsewhereException, JournalVersionException {
    private static final long serialVersionUID = 1L;

    public JournalUnavailableException(String message) {
        super(message);
    }

    public JournalUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
