package io.akkord.samples.chaos.stage;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.samples.chaos.ground.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nodes, with those that a fault has in its hands, so that no other takes them. Starts again what has died, as an
 * operator's service manager does. Not safe for use by several threads.
 */
public final class Nodes {

    private final ProcessCluster cluster;
    private final Set<NodeId> held = new HashSet<>();
    private final Set<Long> killed = new HashSet<>();

    public Nodes(ProcessCluster cluster) {
        this.cluster = cluster;
    }

    /** Every place, coordinators first. */
    public List<NodeId> all() {
        return Stream.concat(places(true), places(false)).toList();
    }

    private Stream<NodeId> places(boolean coordinators) {
        int count = (coordinators ? cluster.coordinators() : cluster.workers()).size();
        return IntStream.range(0, count).mapToObj(number -> new NodeId(coordinators, number));
    }

    /** Who is at a place now, or was the last. */
    public NodeProcess process(NodeId node) {
        return (node.coordinator() ? cluster.coordinators() : cluster.workers()).get(node.number());
    }

    /** Whether no fault has it, and it is up. */
    public boolean isFree(NodeId node) {
        return !held.contains(node) && process(node).isReady();
    }

    /** Nodes of a kind that are free. */
    public List<NodeId> free(boolean coordinators) {
        return places(coordinators).filter(this::isFree).toList();
    }

    /** One of those by chance, if there is any. */
    public Optional<NodeId> anyFree(boolean coordinators, SplittableRandom random) {
        List<NodeId> free = free(coordinators);
        return free.isEmpty() ? Optional.empty() : Optional.of(free.get(random.nextInt(free.size())));
    }

    /** Takes a node, so that no other fault does. */
    public void hold(NodeId node) {
        held.add(node);
    }

    /** Lets a node go: if it is dead, {@link #tend} starts it again. */
    public void release(NodeId node) {
        held.remove(node);
    }

    /** Takes nodes and ends them all at once ({@code SIGKILL}). */
    public void kill(List<NodeId> nodes) {
        nodes.forEach(node -> {
            held.add(node);
            killed.add(process(node).pid());
        });
        nodes.forEach(node -> process(node).strike());
    }

    /**
     * Starts again what is dead and in nobody's hands.
     *
     * @return what ended by itself: its name and how
     */
    public List<String> tend() {
        List<String> ended = new ArrayList<>();
        for (NodeId node : all()) {
            NodeProcess process = process(node);
            if (held.contains(node) || process.isAlive()) {
                continue;
            }
            if (killed.add(process.pid()) && !gaveUp(process)) {
                ended.add(
                        process.name() + " with exit code " + process.exitCode().orElse(0) + ", log " + process.log());
            }
            relaunch(node);
        }
        return ended;
    }

    /** A coordinator that finds no database when it starts says so and ends, as it should. */
    private static boolean gaveUp(NodeProcess process) {
        return !process.wasReady() && process.exitCode().orElse(0) == ExitCode.NO_RESOURCES;
    }

    private void relaunch(NodeId node) {
        if (node.coordinator()) {
            cluster.relaunchCoordinator(node.number());
        } else {
            cluster.relaunchWorker(node.number());
        }
    }

    /** Whether every node is up and in nobody's hands. */
    public boolean areWhole() {
        return all().stream().allMatch(this::isFree);
    }
}
