package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;

/** What a worker understands. */
public sealed interface WorkerCommand {

    /**
     * From the supervisor of a graph: a frame of the link, or a bare acknowledgement if {@code number} is 0.
     *
     * @param registration the worker's, under which the link was opened
     */
    record SupervisorFrame(
            String graph,
            long epoch,
            long registration,
            ActorRef<GraphCommand> replyTo,
            long number,
            boolean more,
            byte[] body,
            long acknowledged)
            implements WorkerCommand {}

    /**
     * From another worker: a frame of the link between two incarnations, or a bare acknowledgement.
     *
     * @param toIncarnation the receiver's, as the sender knows it
     */
    record PeerFrame(
            String fromWorkerId,
            long fromIncarnation,
            long toIncarnation,
            ActorRef<WorkerCommand> replyTo,
            long number,
            boolean more,
            byte[] body,
            long acknowledged)
            implements WorkerCommand {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends WorkerCommand {}
}
