package io.akkord.cluster.process;

import com.typesafe.config.ConfigFactory;
import io.akkord.api.Session;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.node.FileTrees;
import io.akkord.cluster.node.OwningSession;
import io.akkord.cluster.settings.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A coordinator and workers as processes on loopback, all in one directory; a log of each stands in {@code logs} there.
 * Any of them can be killed and started again; what a node is given is in {@link Plan}. Not safe for use by several
 * threads, except for {@link #close}.
 */
public final class ProcessCluster implements AutoCloseable {

    /**
     * What a cluster is made of.
     *
     * @param directory of journal, results and logs; graphs that it holds unfinished go on
     * @param workers how many workers
     * @param slots tasks that each runs at a time
     * @param flags of each JVM
     * @param allow what may run, as in {@code akkord.allow}
     * @param settings {@code key=value} each, for all nodes
     */
    public record Plan(
            Path directory, int workers, int slots, JvmFlags flags, List<String> allow, List<String> settings) {

        public Plan {
            allow = List.copyOf(allow);
            settings = List.copyOf(settings);
        }

        /** Workers of one slot each with quick JVMs; everything on the class path may run. */
        public static Plan of(Path directory, int workers) {
            return new Plan(directory, workers, 1, JvmFlags.QUICK, List.of("*"), List.of());
        }

        public Plan withSlots(int value) {
            return new Plan(directory, workers, value, flags, allow, settings);
        }

        public Plan withFlags(JvmFlags value) {
            return new Plan(directory, workers, slots, value, allow, settings);
        }

        public Plan withAllow(String... entries) {
            return new Plan(directory, workers, slots, flags, List.of(entries), settings);
        }

        /** Adds a setting for all nodes, such as {@code akkord.coordinator.lease=2s}. */
        public Plan withSetting(String setting) {
            List<String> all = new ArrayList<>(settings);
            all.add(setting);
            return new Plan(directory, workers, slots, flags, allow, all);
        }
    }

    private final Plan plan;
    private final Path temporary;
    private final AtomicInteger workerNumber = new AtomicInteger();
    private final List<NodeProcess> workers = new ArrayList<>();
    private NodeProcess coordinator;

    private ProcessCluster(Plan plan) {
        this.plan = plan;
        this.temporary = freshTemporary(plan.directory());
        this.coordinator = launchCoordinator(0);
    }

    /**
     * Starts the coordinator, then all workers at once, and waits until they are up.
     *
     * @throws io.akkord.api.AkkordException with the end of a node's log, if it does not come up
     */
    public static ProcessCluster start(Plan plan) {
        ProcessCluster cluster = new ProcessCluster(plan);
        try {
            cluster.coordinator.awaitReady();
            cluster.addWorkers(plan.workers());
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public NodeProcess coordinator() {
        return coordinator;
    }

    /** The workers, in the order of their start; a killed one stays in the list. */
    public List<NodeProcess> workers() {
        return List.copyOf(workers);
    }

    /** Where the coordinator listens; a coordinator that is started again listens there too. */
    public HostPort address() {
        return coordinator.address();
    }

    public Path directory() {
        return plan.directory();
    }

    /** A client of this cluster in this JVM. */
    public Session connect() {
        ClusterAccess client = access();
        return new OwningSession(client::session, client::close);
    }

    /** As {@link #connect}, with what can be asked of the cluster as a whole. */
    public ClusterAccess access() {
        return ClusterClient.connect(ConfigFactory.load(), List.of(address()));
    }

    /** Starts one more worker and waits until it is up. */
    public NodeProcess addWorker() {
        addWorkers(1);
        return workers.get(workers.size() - 1);
    }

    /** Kills the coordinator if it is alive, and starts it again on the same port and directory. */
    public NodeProcess restartCoordinator() {
        int port = address().port();
        coordinator.kill();
        coordinator = launchCoordinator(port);
        return coordinator.awaitReady();
    }

    /** Kills every node ({@code SIGKILL}), all at once. */
    public void killAll() {
        List<NodeProcess> all = new ArrayList<>(workers);
        all.add(coordinator);
        all.forEach(NodeProcess::strike);
        all.forEach(NodeProcess::kill);
    }

    /** After {@link #killAll}: the same coordinator, and as many new workers as the plan says. */
    public void startAgain() {
        restartCoordinator();
        workers.clear();
        addWorkers(plan.workers());
    }

    /** Kills every node. The directory stays. */
    @Override
    public void close() {
        killAll();
    }

    private void addWorkers(int count) {
        List<NodeProcess> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(launchWorker("worker-" + workerNumber.incrementAndGet()));
        }
        workers.addAll(added);
        added.forEach(NodeProcess::awaitReady);
    }

    /** The native part of LevelDB is unpacked here: in a directory for all, each kill would leave a copy behind. */
    private static Path freshTemporary(Path directory) {
        Path temporary = directory.resolve("tmp").toAbsolutePath();
        try {
            FileTrees.delete(temporary);
            return Files.createDirectories(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + temporary + " cannot be made: " + e.getMessage(), e);
        }
    }

    private NodeProcess launchCoordinator(int port) {
        return launch("coordinator", List.of("--role", "coordinator", "--port", Integer.toString(port)));
    }

    private NodeProcess launchWorker(String name) {
        List<String> arguments = new ArrayList<>(
                List.of("--role", "worker", "--join", address().toString(), "--slots", Integer.toString(plan.slots())));
        if (!plan.allow().isEmpty()) {
            arguments.addAll(List.of("--allow", String.join(",", plan.allow())));
        }
        return launch(name, arguments);
    }

    private NodeProcess launch(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--directory", plan.directory().toString()));
        plan.settings().forEach(setting -> all.addAll(List.of("--set", setting)));
        Path log = plan.directory().resolve("logs").resolve(name + ".log");
        return NodeProcess.start(name, log, plan.flags().with("-Djava.io.tmpdir=" + temporary), all);
    }
}
