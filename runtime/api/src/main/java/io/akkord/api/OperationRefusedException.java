package io.akkord.api;

/** An operation or a value cannot travel: the message names the path of the offending field and the remedy. */
public final class OperationRefusedException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public OperationRefusedException(String message) {
        super(message);
    }
}
