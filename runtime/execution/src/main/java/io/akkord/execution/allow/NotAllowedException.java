package io.akkord.execution.allow;

import io.akkord.api.AkkordException;

/** The allow-list does not name what was asked for: the message has the class, the method and the entry to add. */
public final class NotAllowedException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public NotAllowedException(String message) {
        super(message);
    }
}
