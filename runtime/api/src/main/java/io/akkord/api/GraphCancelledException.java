package io.akkord.api;

/** The graph was cancelled; the message carries the reason. */
public final class GraphCancelledException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public GraphCancelledException(String message) {
        super(message);
    }
}
