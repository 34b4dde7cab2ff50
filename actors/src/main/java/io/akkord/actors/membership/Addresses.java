package io.akkord.actors.membership;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;

/** Names and paths by which nodes find each other's actors. */
public final class Addresses {

    public static final String DIRECTORY = "akkord-directory";
    public static final String GATEWAY = "akkord-gateway";
    public static final String WORKER = "akkord-worker";

    private Addresses() {}

    /** {@code host:port} of this node. */
    public static String of(ActorSystem<?> system) {
        return of(Cluster.get(system).selfMember().address());
    }

    public static String of(Address address) {
        return address.getHost().orElse("local") + ":"
                + address.getPort().map(String::valueOf).orElse("0");
    }

    /** Path of one of our actors on a node. */
    public static String path(Address node, String name) {
        return node + "/system/" + name;
    }
}
