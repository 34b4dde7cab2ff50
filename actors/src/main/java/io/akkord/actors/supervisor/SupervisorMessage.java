package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import org.jspecify.annotations.Nullable;

/** What a supervisor tells itself, or hears from its own node. */
public sealed interface SupervisorMessage extends GraphCommand.Local {

    /** Everything before this in the mailbox is in; decide. */
    record Decide() implements SupervisorMessage {}

    /** A tenth of a second has passed. */
    record Tick() implements SupervisorMessage {}

    /** Nothing is to be done, and nobody has asked for a while. */
    record Expire() implements SupervisorMessage {}

    /** The directory's list of workers has changed. */
    record WorkersChanged(WorkerDirectory.Workers workers) implements SupervisorMessage {}

    record CatalogueAnswered(CatalogueReply reply) implements SupervisorMessage {}

    /** A frame of a worker on this node. */
    record LocalFrame(String workerId, long epoch, long registration, long number, Payload payload, long acknowledged)
            implements SupervisorMessage {}

    /** Inline results were read; for a worker, or for a client. */
    record InlineRead(InlineResults.Values values, int worker, @Nullable ActorRef<ClientReply> client)
            implements SupervisorMessage {}

    /** Inline results could not be read. */
    record InlineFailed(String message, @Nullable ActorRef<ClientReply> client) implements SupervisorMessage {}
}
