package io.akkord.samples.chaos.ground;

import io.akkord.cluster.process.FreePorts;
import io.akkord.cluster.process.Ground;
import io.akkord.cluster.settings.HostPort;
import io.akkord.persistence.postgres.PostgresAccess;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the nodes of a run stand: on loopback or in networks of their own, each coordinator with a relay between itself and
 * the database, each node behind a link that can disturb what is sent to it. Not safe for use by several threads.
 */
public final class Terrain implements Ground, AutoCloseable {

    private static final int CONTROL_PORT = 2551;
    private static final int HIDDEN_PORT = 2552;

    private final Optional<Networks> networks;
    private final Map<NodeId, Relay> relays = new LinkedHashMap<>();
    private final Map<NodeId, Link> links = new LinkedHashMap<>();
    private final Map<NodeId, HostPort> addresses = new LinkedHashMap<>();
    private final String databasePath;

    /**
     * Makes it.
     *
     * @param separate whether each node has a network of its own
     * @param disturbed whether each node is behind a {@link Link}
     */
    public Terrain(List<NodeId> nodes, boolean separate, boolean disturbed, PostgresAccess database) {
        URI url = URI.create("postgresql:" + database.url().substring(PostgresAccess.URL_PREFIX.length()));
        this.databasePath = url.getPath();
        this.networks = separate ? Optional.of(Networks.make(nodes)) : Optional.empty();
        try {
            List<Integer> ports = new ArrayList<>(FreePorts.choose(2 * nodes.size()));
            for (NodeId node : nodes) {
                place(node, ports.remove(0), ports.remove(0), disturbed);
                if (node.coordinator()) {
                    relays.put(node, Relay.start(clientHost(), new InetSocketAddress(url.getHost(), url.getPort())));
                }
            }
            links.values().forEach(Link::awaitListening);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void place(NodeId node, int port, int hidden, boolean disturbed) {
        HostPort address = networks.map(nets -> new HostPort(nets.address(node), CONTROL_PORT))
                .orElseGet(() -> new HostPort("127.0.0.1", port));
        addresses.put(node, address);
        if (disturbed) {
            int behind = networks.isPresent() ? HIDDEN_PORT : hidden;
            links.put(node, Link.start(prefix(node), address, behind));
        }
    }

    private List<String> prefix(NodeId node) {
        return networks.map(nets -> nets.prefix(node)).orElse(List.of());
    }

    @Override
    public Seat coordinator(int number) {
        return seat(new NodeId(true, number));
    }

    @Override
    public Seat worker(int number) {
        return seat(new NodeId(false, number));
    }

    private Seat seat(NodeId node) {
        List<String> settings = new ArrayList<>();
        Optional.ofNullable(relays.get(node))
                .ifPresent(relay -> settings.add("akkord.journal.postgresql.url=\"" + PostgresAccess.URL_PREFIX + "//"
                        + clientHost() + ":" + relay.port() + databasePath + "\""));
        Optional.ofNullable(links.get(node))
                .ifPresent(link -> settings.add("akka.remote.artery.bind.port=" + link.hiddenPort()));
        return new Seat(prefix(node), Objects.requireNonNull(addresses.get(node)), settings);
    }

    @Override
    public String clientHost() {
        return networks.map(Networks::ownAddress).orElse("127.0.0.1");
    }

    /**
     * The networks of the nodes.
     *
     * @throws IllegalStateException if they have none of their own
     */
    public Networks networks() {
        return networks.orElseThrow(() -> new IllegalStateException("the nodes have no networks of their own"));
    }

    /** What is between a coordinator and the database. */
    public Relay relay(NodeId coordinator) {
        return Objects.requireNonNull(relays.get(coordinator));
    }

    /** What is between a node and all others. */
    public Link link(NodeId node) {
        return Objects.requireNonNull(links.get(node));
    }

    @Override
    public void close() {
        links.values().forEach(Link::close);
        relays.values().forEach(Relay::close);
        networks.ifPresent(Networks::close);
    }
}
