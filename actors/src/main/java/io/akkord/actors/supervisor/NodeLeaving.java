package io.akkord.actors.supervisor;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.GatewayCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the wish that a node leaves: a coordinator hears it itself, a worker from a coordinator's directory with its
 * next heartbeat. For the gateway's thread.
 */
final class NodeLeaving {

    private final ActorSystem<?> system;
    private final ActorRef<DirectoryCommand> directory;
    private final Runnable leave;

    /** @param leave has this node leave in good order */
    NodeLeaving(ActorSystem<?> system, ActorRef<DirectoryCommand> directory, Runnable leave) {
        this.system = system;
        this.directory = directory;
        this.leave = leave;
    }

    void asked(GatewayCommand.AskToLeave ask) {
        List<Address> coordinators = coordinators();
        Address self = Cluster.get(system).selfMember().address();
        Optional<Address> named = coordinators.stream()
                .filter(address -> Addresses.of(address).equals(ask.node()))
                .findFirst();
        if (named.isPresent() && named.get().equals(self)) {
            askSelf(ask, coordinators.size());
        } else if (named.isPresent()) {
            gateway(named.get()).tell(ask);
        } else if (coordinators.contains(self)) {
            directory.tell(new DirectoryCommand.AskToLeave(ask.node(), ask.replyTo()));
        } else if (!coordinators.isEmpty()) {
            gateway(coordinators.get(0)).tell(ask);
        }
    }

    private void askSelf(GatewayCommand.AskToLeave ask, int coordinators) {
        if (coordinators == 1) {
            ask.replyTo()
                    .tell(new ClientReply.Refused(ask.node() + " is the only coordinator: nobody could go on with its"
                            + " graphs meanwhile. To stop it all the same, end its process (SIGTERM); graphs go on when it"
                            + " starts again"));
            return;
        }
        ask.replyTo().tell(new ClientReply.NodeLeaves(ask.node()));
        leave.run();
    }

    /** In the cluster and not about to leave it, in a fixed order. */
    private List<Address> coordinators() {
        Comparator<Address> order = Comparator.comparing(Addresses::of);
        List<Address> all = new ArrayList<>();
        for (Member member : Cluster.get(system).state().getMembers()) {
            if (member.hasRole("coordinator") && isStaying(member)) {
                all.add(member.address());
            }
        }
        all.sort(order);
        return all;
    }

    private static boolean isStaying(Member member) {
        return member.status().equals(MemberStatus.up())
                || member.status().equals(MemberStatus.joining())
                || member.status().equals(MemberStatus.weaklyUp());
    }

    private ActorRef<GatewayCommand> gateway(Address node) {
        return ActorRefResolver.get(system).resolveActorRef(Addresses.path(node, Addresses.GATEWAY));
    }
}
