package io.akkord.actors.protocol;

/** What a worker is answered about its lease; {@code coordinator} is the address of the directory's node. */
public sealed interface LeaseReply {

    record Registered(String coordinator, long registration) implements LeaseReply {}

    /**
     * The lease goes on for so long at least from the moment at which the heartbeat was sent.
     *
     * @param sentNanos of the heartbeat that this answers, by the worker's own clock
     */
    record Alive(String coordinator, long registration, long sentNanos, long leaseNanos) implements LeaseReply {}

    /** Somebody wants the worker to leave, in good order. */
    record Leave(String coordinator) implements LeaseReply {}

    /** The registration has ended: register anew. */
    record Expired(String coordinator) implements LeaseReply {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends LeaseReply {}
}
