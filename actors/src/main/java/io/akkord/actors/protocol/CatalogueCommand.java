package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;

/** What the catalogue of graphs understands. */
public sealed interface CatalogueCommand {

    /** From a supervisor, before a submission is acknowledged. Answer: {@link CatalogueReply.Entered}. */
    record EnterGraph(String graph, ActorRef<CatalogueReply> replyTo) implements CatalogueCommand {}

    /** From a supervisor that has ended. */
    record LeaveGraph(String graph, String outcome, long endedMillis, ActorRef<CatalogueReply> replyTo)
            implements CatalogueCommand {}

    /** From a supervisor that was woken. */
    record GraphAwake(String graph) implements CatalogueCommand {}

    /** From a supervisor that ends before its graph does: wake it. */
    record GraphAsleep(String graph) implements CatalogueCommand {}

    /** From a supervisor that was told to delete its graph: nothing of it is left. */
    record GraphGone(String graph) implements CatalogueCommand {}

    /** From a supervisor that was told to delete its graph: it has not ended, or is damaged, and stays. */
    record GraphStays(String graph) implements CatalogueCommand {}

    /** From a gateway. Answer: {@link CatalogueReply.Listing}. */
    record ListGraphs(ActorRef<CatalogueReply> replyTo) implements CatalogueCommand {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends CatalogueCommand {}
}
