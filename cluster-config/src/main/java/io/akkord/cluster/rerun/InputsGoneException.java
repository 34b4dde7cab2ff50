package io.akkord.cluster.rerun;

import io.akkord.api.AkkordException;

/** A task's inputs are neither durable nor can they be made again. */
public final class InputsGoneException extends AkkordException {
    private static final long serialVersionUID = 1L;

    InputsGoneException(String message) {
        super(message);
    }
}
