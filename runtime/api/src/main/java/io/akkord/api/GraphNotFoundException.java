package io.akkord.api;

/** No graph of that id, or no result of that key, is known. */
public final class GraphNotFoundException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public GraphNotFoundException(String message) {
        super(message);
    }
}
