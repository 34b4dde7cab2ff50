package io.akkord.api;

/** The cluster did not answer in time; the graph itself is not affected and can be attached to again. */
public final class ClusterUnavailableException extends AkkordException {
    private static final long serialVersionUID = 1L;

    public ClusterUnavailableException(String message) {
        super(message);
    }
}
