package io.akkord.api;

/** The graph cannot be run as it is: a cycle, a duplicate key, a missing input, or an id that is taken. */
public final class GraphRejectedException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public GraphRejectedException(String message) {
        super(message);
    }
}
