package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import java.util.List;

/** What the worker directory of a coordinator understands. */
public sealed interface DirectoryCommand {

    /** From a worker: its registration number is not used. Answer: {@link LeaseReply.Registered}. */
    record Register(WorkerInfo worker, ActorRef<LeaseReply> replyTo) implements DirectoryCommand {}

    /**
     * From a worker, every half second. Answer: {@link LeaseReply.Alive} or {@link LeaseReply.Expired}.
     *
     * @param sentNanos when it was sent, by the worker's own clock; comes back with the answer
     */
    record Heartbeat(String workerId, long registration, long sentNanos, ActorRef<LeaseReply> replyTo)
            implements DirectoryCommand {}

    /** From a worker that is about to stop, again and again until it does: it is given nothing more. */
    record Announce(String workerId, long registration) implements DirectoryCommand {}

    /**
     * From a worker, with its heartbeats, once it has had such a body: all of its bodies that ignore their interrupt.
     */
    record Stuck(String workerId, long registration, List<StuckBody> bodies) implements DirectoryCommand {}

    /**
     * From a gateway: a worker is to leave, named by its node's address or its id. Answer: {@link ClientReply.NodeLeaves} for
     * as long as it is registered, else {@link ClientReply.NodeUnknown}.
     */
    record AskToLeave(String node, ActorRef<ClientReply> replyTo) implements DirectoryCommand {}

    /** From a worker that stops: its lease ends at once. */
    record Leave(String workerId) implements DirectoryCommand {}

    /** From a worker that has registered: what others on its machine were executing when their processes ended. */
    record FoundDead(List<WorkerDeath> deaths) implements DirectoryCommand {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends DirectoryCommand {}
}
