package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.akkord.cluster.settings.Role;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/**
 * What a node needs to know of its membership.
 *
 * @param up completes when this node is a member. One that is weakly up counts: a dead worker, until it is removed, keeps
 *     every newcomer in that state, and a newcomer can work in it.
 * @param cutOff completes when every coordinator is unreachable, or gone. The split brain resolver would come to the same
 *     a few seconds later; until then a coordinator that was started again could answer a member that it does not know.
 */
record MembershipWatch(CompletableFuture<Void> up, CompletableFuture<Void> cutOff) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    static MembershipWatch start(ActorSystem<?> system) {
        MembershipWatch watch = new MembershipWatch(new CompletableFuture<>(), new CompletableFuture<>());
        system.systemActorOf(watch.behavior(), "akkord-membership", Props.empty());
        return watch;
    }

    /** Looks again and again: the state that can be read lags behind the events that tell of it. */
    private Behavior<String> behavior() {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Cluster cluster = Cluster.get(context.getSystem());
            timers.startTimerWithFixedDelay("look", LOOK_EVERY);
            return Behaviors.receiveMessage(look -> {
                look(cluster.state(), cluster.selfMember());
                return Behaviors.same();
            });
        }));
    }

    private void look(CurrentClusterState state, Member self) {
        if (isUp(self.status())) {
            up.complete(null);
        }
        if (up.isDone() && !hasReachableCoordinator(state)) {
            cutOff.complete(null);
        }
    }

    private static boolean hasReachableCoordinator(CurrentClusterState state) {
        List<Member> members =
                StreamSupport.stream(state.getMembers().spliterator(), false).toList();
        return members.stream()
                .filter(member -> member.hasRole(Role.COORDINATOR.word()))
                .anyMatch(member -> !state.getUnreachable().contains(member));
    }

    private static boolean isUp(MemberStatus status) {
        return status.equals(MemberStatus.up()) || status.equals(MemberStatus.weaklyUp());
    }
}
