package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;

/** What a supervisor tells itself, or hears from its own node. */
public sealed interface SupervisorMessage extends GraphCommand.Local {

    /** Everything before this in the mailbox is in; decide. */
    record Decide() implements SupervisorMessage {}

    /** A tenth of a second has passed. */
    record Tick() implements SupervisorMessage {}

    /** Nothing is to be done, and nobody has asked for a while. */
    record Expire() implements SupervisorMessage {}

    /** Everything of the graph was deleted, or not everything could be. */
    record Erased(boolean success) implements SupervisorMessage {}

    /** The directory's list of workers has changed. */
    record WorkersChanged(WorkerDirectory.Workers workers) implements SupervisorMessage {}

    record CatalogueAnswered(CatalogueReply reply) implements SupervisorMessage {}

    /** A frame of a worker on this node. */
    record LocalFrame(String workerId, long epoch, long registration, long number, Payload payload, long acknowledged)
            implements SupervisorMessage {}

    /** An inline result was read for a client; empty values if it is not where it was recorded. */
    record ResultRead(InlineResults.Values values, ActorRef<ClientReply> client) implements SupervisorMessage {}

    /**
     * An inline result could not be read for a client.
     *
     * @param damaged whether it will never be readable; else the journal is away
     */
    record ResultUnreadable(String message, boolean damaged, ActorRef<ClientReply> client)
            implements SupervisorMessage {}

    /** Inline results that a worker wants were read; possibly not all of them. */
    record InputsRead(int worker, int[] wanted, InlineResults.Values values) implements SupervisorMessage {}

    /** Inline results that a worker wants could not be read. */
    record InputsUnreadable(int worker, int[] wanted, String message) implements SupervisorMessage {}

    /** Inline results that a restatement needs were read. */
    record RestatementRead(InlineResults.Values values) implements SupervisorMessage {}

    /** Inline results that a restatement needs could not be read. */
    record RestatementUnreadable(String message) implements SupervisorMessage {}

    /** The pause before inline results are read again for a worker is over. */
    record SupplyAgain(int worker, int[] tasks) implements SupervisorMessage {}
}
