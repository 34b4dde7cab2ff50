package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.SettingsReader;
import io.akkord.core.explain.Explanation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A client outside the cluster, with an actor system of its own. */
public final class ClusterClient implements ClusterAccess {

    private static final int CONNECT_MILLIS = 2_000;

    private final ActorSystem<?> system;
    private final ClusterAccess access;

    private ClusterClient(ActorSystem<?> system, ClusterAccess access) {
        this.system = system;
        this.access = access;
    }

    /**
     * Connects to a running cluster.
     *
     * @param coordinators where coordinators listen; empty for {@code akkord.cluster}
     * @throws ClusterUnavailableException at once if nothing listens at any of them
     */
    public static ClusterClient connect(Config config, List<HostPort> coordinators) {
        NodePlan plan = SettingsReader.read(ConfigLayers.forProfile(config, "client"));
        List<HostPort> addresses = coordinators.isEmpty() ? SettingsReader.cluster(plan.config()) : coordinators;
        requireListening(addresses);
        ActorSystem<?> system = ActorSystems.create(plan);
        try {
            return new ClusterClient(
                    system,
                    new ActorEntry()
                            .connect(
                                    system,
                                    addresses,
                                    plan.settings().transfer().tls()));
        } catch (RuntimeException e) {
            ActorSystems.abandon(system);
            throw e;
        }
    }

    @Override
    public Session session() {
        return access.session();
    }

    @Override
    public CompletionStage<List<GraphStatus>> graphs() {
        return access.graphs();
    }

    @Override
    public CompletionStage<Optional<List<String>>> askToLeave(String node) {
        return access.askToLeave(node);
    }

    @Override
    public CompletionStage<Explanation> explain(GraphId graph, String task) {
        return access.explain(graph, task);
    }

    @Override
    public void close() {
        access.close();
        ActorSystems.abandon(system);
    }

    /** Akka would try in silence until a request times out. */
    private static void requireListening(List<HostPort> addresses) {
        if (addresses.stream().noneMatch(ClusterClient::listens)) {
            throw new ClusterUnavailableException("nothing listens at " + addresses
                    + ". Start a coordinator there with \"akkord node --role coordinator\", or name another address with"
                    + " --cluster host:port or the environment variable AKKORD_CLUSTER");
        }
    }

    private static boolean listens(HostPort address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
