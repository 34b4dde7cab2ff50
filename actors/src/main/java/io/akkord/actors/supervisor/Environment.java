package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.DirectoryCommand;

/**
 * What supervisors find on their node.
 *
 * @param catalogue proxy of the one catalogue of the cluster
 * @param transferHost host of the node's transfer server, which also serves checkpoints
 */
public record Environment(
        NodeSettings settings,
        ActorRef<DirectoryCommand> directory,
        ActorRef<CatalogueCommand> catalogue,
        String transferHost,
        int transferPort) {}
