package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.concurrent.CompletableFuture;

/**
 * Waits until this node is a member. A member that is weakly up counts: a dead worker, until it is removed, keeps every
 * newcomer in that state, and a newcomer can work in it.
 */
final class MembershipWatch {

    private MembershipWatch() {}

    static CompletableFuture<Void> up(ActorSystem<?> system) {
        CompletableFuture<Void> up = new CompletableFuture<>();
        system.systemActorOf(watch(up), "akkord-membership", Props.empty());
        return up;
    }

    private static Behavior<MemberEvent> watch(CompletableFuture<Void> up) {
        return Behaviors.setup(context -> {
            Cluster cluster = Cluster.get(context.getSystem());
            UniqueAddress self = cluster.selfMember().uniqueAddress();
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
            return Behaviors.receiveMessage(event -> {
                if (!event.member().uniqueAddress().equals(self)
                        || !isUp(event.member().status())) {
                    return Behaviors.same();
                }
                up.complete(null);
                return Behaviors.stopped();
            });
        });
    }

    private static boolean isUp(MemberStatus status) {
        return status.equals(MemberStatus.up()) || status.equals(MemberStatus.weaklyUp());
    }
}
