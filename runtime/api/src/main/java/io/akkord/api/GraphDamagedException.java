package io.akkord.api;

/** The journal of the graph is damaged; the message names the sequence number and how to repair it. */
public final class GraphDamagedException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public GraphDamagedException(String message) {
        super(message);
    }
}
