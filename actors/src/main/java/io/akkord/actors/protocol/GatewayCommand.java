package io.akkord.actors.protocol;

import akka.actor.typed.ActorRef;

/** What the gateway of a node understands: the one door for clients. */
public sealed interface GatewayCommand {

    /** Passes a command to the supervisor of a graph, wherever it is. */
    record ToGraph(String graph, GraphCommand command) implements GatewayCommand {}

    /** Answer: {@link ClientReply.Graphs}. */
    record ListAll(ActorRef<ClientReply> replyTo) implements GatewayCommand {}

    /**
     * A node is to leave in good order, named by its address or its worker's id. May be repeated, to see whether it has.
     * Answer: {@link ClientReply.NodeLeaves}, {@link ClientReply.NodeUnknown}, or Refused.
     */
    record AskToLeave(String node, ActorRef<ClientReply> replyTo) implements GatewayCommand {}

    /** Messages that stay on the node. */
    non-sealed interface Local extends GatewayCommand {}
}
