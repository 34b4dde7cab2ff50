package io.akkord.actors;

import akka.actor.typed.ActorSystem;
import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.client.GatewaySession;
import io.akkord.actors.membership.Addresses;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Sessions from outside a cluster: a client that is no member of it. */
public final class RemoteSession {

    private RemoteSession() {}

    /**
     * A session through the given coordinators; nothing is sent before it is used.
     *
     * @param system any actor system with remoting, not a member of the cluster
     * @param cluster name of the cluster's actor systems
     * @param coordinators {@code host:port} each
     */
    public static ClusterSession connect(
            ActorSystem<?> system, String cluster, List<String> coordinators, Optional<SSLContext> tls) {
        List<String> paths = coordinators.stream()
                .map(address -> "akka://" + cluster + "@" + address + "/system/" + Addresses.GATEWAY)
                .toList();
        return GatewaySession.outside(system, paths, tls);
    }
}
