package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Before a coordinator ends in good order the catalogue records what it was told. A supervisor tells it the end of its
 * graph before it tells clients, and it answers in the order in which it is asked: once it answers, every end that a
 * client knows is recorded. A coordinator that dies leaves graphs open whose own journals have their ends; the next life
 * of the catalogue wakes them, and they leave.
 */
public final class CatalogueSettling {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private CatalogueSettling() {}

    /** Completes when it has, and in any case after two seconds; at once if this node cannot reach all others. */
    public static CompletionStage<Void> settled(ActorSystem<?> system, ActorRef<CatalogueCommand> catalogue) {
        return isWhole(system) ? ask(system, catalogue) : CompletableFuture.completedFuture(null);
    }

    private static boolean isWhole(ActorSystem<?> system) {
        Cluster cluster = Cluster.get(system);
        CurrentClusterState state = cluster.state();
        return cluster.selfMember().status().equals(MemberStatus.up())
                && state.getUnreachable().isEmpty();
    }

    private static CompletionStage<Void> ask(ActorSystem<?> system, ActorRef<CatalogueCommand> catalogue) {
        return AskPattern.<CatalogueCommand, CatalogueReply>ask(
                        catalogue, CatalogueCommand.ListGraphs::new, PATIENCE, system.scheduler())
                .handle((reply, late) -> null);
    }
}
