package io.akkord.api;

/** The task was executing whenever its worker's process died, so often that it is not run again. */
public class QuarantinedException extends AkkordException {

    private static final long serialVersionUID = 1L;

    public QuarantinedException(String message) {
        super(message);
    }
}
