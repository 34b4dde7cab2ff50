package io.akkord.samples.chaos.ground;

import io.akkord.cluster.process.FreePorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network namespace for each node, joined by a bridge in one more. All addresses are of 127.0.0.0/8, which the kernel is
 * told to route there: no other machine can reach them, so that nodes need no certificates. This process has the first
 * address. A node on the second bridge is cut off from those on the first, silently, as by a pulled cable. Needs root and
 * the package iproute2. Not safe for use by several threads.
 */
public final class Networks implements AutoCloseable {

    private static final String PREFIX = "akkord-";
    private static final int FIRST_NODE = 11;
    private static final int SUBNETS = 120;
    /** An address that no interface has. */
    private static final String NOWHERE = "02:00:00:00:00:99";

    private final String name = PREFIX + ProcessHandle.current().pid();
    private final String own = "ak" + ProcessHandle.current().pid();
    private final String subnet;
    private final Map<NodeId, Integer> numbers = new LinkedHashMap<>();

    private Networks(List<NodeId> nodes) {
        this.subnet = freeSubnet();
        nodes.forEach(node -> numbers.put(node, numbers.size() + 1));
        try {
            makeSwitch();
            nodes.forEach(this::makeNode);
            makeOwn();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Makes them, after deleting what processes have left behind that are dead.
     *
     * @throws io.akkord.cluster.node.NodeStartException naming what is missing on this machine
     */
    public static Networks make(List<NodeId> nodes) {
        requireTools();
        deleteLeftovers();
        Networks networks = new Networks(nodes);
        Runtime.getRuntime().addShutdownHook(new Thread(networks::close, "akkord-delete-networks"));
        return networks;
    }

    /**
     * Checks that they can be made here.
     *
     * @throws io.akkord.cluster.node.NodeStartException naming what is missing on this machine
     */
    public static void requireTools() {
        Programs.require("ip", "iproute2", "a network for each node");
        Programs.require("tc", "iproute2", "a slow network");
    }

    private static void deleteLeftovers() {
        for (String line : Programs.line("ip netns list").split("\n")) {
            String found = line.split(" ")[0];
            String[] words = found.split("-");
            if (found.startsWith(PREFIX) && words.length > 2 && Programs.isDead(words[1])) {
                Programs.run("ip", "netns", "del", found);
            }
        }
    }

    private static String freeSubnet() {
        String routes = Programs.line("ip route show table local");
        int first = FreePorts.choose(1).get(0) % SUBNETS;
        for (int i = 0; i < SUBNETS; i++) {
            String candidate = "127." + (SUBNETS + (first + i) % SUBNETS) + ".0.";
            if (!routes.contains(candidate)) {
                return candidate;
            }
        }
        throw new io.akkord.cluster.node.NodeStartException(
                "all networks from 127." + SUBNETS + ".0.0 on are taken; see: ip route show table local", null);
    }

    private void makeSwitch() {
        Programs.line("ip netns add " + switchSpace());
        for (String bridge : List.of("br0", "br1")) {
            inSwitch("link add " + bridge + " type bridge");
            inSwitch("link set " + bridge + " up");
        }
    }

    private void makeNode(NodeId node) {
        String space = space(node);
        Programs.line("ip netns add " + space);
        Programs.line(
                "ip link add e0 netns " + space + " type veth peer name " + port(node) + " netns " + switchSpace());
        inSwitch("link set " + port(node) + " master br0 up");
        Programs.line("ip netns exec " + space
                + " sysctl -qw net.ipv4.conf.all.route_localnet=1 net.ipv4.conf.e0.route_localnet=1");
        in(node, "link set lo up");
        in(node, "addr del 127.0.0.1/8 dev lo");
        in(node, "addr add 127.0.0.1/32 dev lo");
        in(node, "addr add " + address(node) + "/24 dev e0");
        in(node, "link set e0 up");
    }

    private void makeOwn() {
        Programs.line("ip link add " + own + " type veth peer name p0 netns " + switchSpace());
        inSwitch("link set p0 master br0 up");
        Programs.line("sysctl -qw net.ipv4.conf." + own + ".route_localnet=1");
        Programs.line("ip link set " + own + " up");
        Programs.line("ip addr add " + ownAddress() + "/32 dev " + own);
        Programs.line("ip route add " + subnet + "0/24 dev " + own + " src " + ownAddress() + " table local");
    }

    private String switchSpace() {
        return name + "-sw";
    }

    private String space(NodeId node) {
        return name + "-n" + number(node);
    }

    private String port(NodeId node) {
        return "p" + number(node);
    }

    private int number(NodeId node) {
        return Objects.requireNonNull(numbers.get(node));
    }

    private void inSwitch(String command) {
        Programs.line("ip -n " + switchSpace() + " " + command);
    }

    private void in(NodeId node, String command) {
        Programs.line("ip -n " + space(node) + " " + command);
    }

    /** Words before a command that is to run where the node is. */
    List<String> prefix(NodeId node) {
        return List.of("ip", "netns", "exec", space(node));
    }

    /** Where a node is reached. */
    String address(NodeId node) {
        return subnet + (FIRST_NODE - 1 + number(node));
    }

    /** Where this process is reached from the nodes. */
    String ownAddress() {
        return subnet + "1";
    }

    /** Cuts nodes off from all others, and from this process; they still reach each other. */
    public void cutOff(List<NodeId> nodes) {
        nodes.forEach(node -> inSwitch("link set " + port(node) + " master br1"));
    }

    /** Undoes {@link #cutOff}. */
    public void join(List<NodeId> nodes) {
        nodes.forEach(node -> inSwitch("link set " + port(node) + " master br0"));
    }

    /** Loses everything that one node sends to another; the other way stays. */
    public void deafen(NodeId from, NodeId to) {
        in(from, "neigh replace " + address(to) + " lladdr " + NOWHERE + " dev e0 nud permanent");
    }

    /** Undoes {@link #deafen}. */
    public void hear(NodeId from, NodeId to) {
        in(from, "neigh del " + address(to) + " dev e0");
    }

    /** Lets a node send so much and no more. */
    public void slow(NodeId node, int kilobitsASecond) {
        Programs.line("ip netns exec " + space(node) + " tc qdisc add dev e0 root tbf rate " + kilobitsASecond
                + "kbit burst 32k latency 400ms");
    }

    /** Undoes {@link #slow}. */
    public void hasten(NodeId node) {
        Programs.line("ip netns exec " + space(node) + " tc qdisc del dev e0 root");
    }

    /** Deletes everything; nothing happens the second time. */
    @Override
    public synchronized void close() {
        List<String> spaces = new ArrayList<>();
        for (String line : Programs.line("ip netns list").split("\n")) {
            spaces.add(line.split(" ")[0]);
        }
        spaces.stream()
                .filter(space -> space.startsWith(name + "-"))
                .forEach(space -> Programs.run("ip", "netns", "del", space));
    }
}
