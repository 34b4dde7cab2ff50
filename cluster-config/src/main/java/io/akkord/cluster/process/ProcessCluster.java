package io.akkord.cluster.process;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.akkord.api.Session;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.node.ClusterClient;
import io.akkord.cluster.node.OwningSession;
import io.akkord.cluster.settings.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Coordinators and workers as processes on loopback, all in one directory; a log of each stands in {@code logs} there.
 * Any of them can be killed and started again; what a node is given is in {@link Plan}. Not safe for use by several
 * threads, except for {@link #close}.
 */
public final class ProcessCluster implements AutoCloseable {

    /**
     * What a cluster is made of.
     *
     * @param directory of journal, results and logs; graphs that it holds unfinished go on
     * @param coordinators how many coordinators; several need a journal that they can share, see {@code conf}
     * @param workers how many workers
     * @param slots tasks that each runs at a time
     * @param flags of each JVM
     * @param allow what may run, as in {@code akkord.allow}
     * @param settings {@code key=value} each, for all nodes
     * @param profiles of all nodes, beside that of their role
     * @param conf files with further settings for all nodes, none or one
     */
    public record Plan(
            Path directory,
            int coordinators,
            int workers,
            int slots,
            JvmFlags flags,
            List<String> allow,
            List<String> settings,
            List<String> profiles,
            List<Path> conf) {

        public Plan {
            allow = List.copyOf(allow);
            settings = List.copyOf(settings);
            profiles = List.copyOf(profiles);
            conf = List.copyOf(conf);
        }

        /** Workers of one slot each with quick JVMs; everything on the class path may run. */
        public static Plan of(Path directory, int workers) {
            return new Plan(directory, 1, workers, 1, JvmFlags.QUICK, List.of("*"), List.of(), List.of(), List.of());
        }

        /** Several coordinators, whose journal is where the settings file says. */
        public Plan withCoordinators(int value, Path sharedJournal) {
            return new Plan(directory, value, workers, slots, flags, allow, settings, profiles, List.of(sharedJournal));
        }

        public Plan withSlots(int value) {
            return new Plan(directory, coordinators, workers, value, flags, allow, settings, profiles, conf);
        }

        public Plan withFlags(JvmFlags value) {
            return new Plan(directory, coordinators, workers, slots, value, allow, settings, profiles, conf);
        }

        public Plan withAllow(String... entries) {
            return new Plan(directory, coordinators, workers, slots, flags, List.of(entries), settings, profiles, conf);
        }

        /** Adds a setting for all nodes, such as {@code akkord.coordinator.lease=2s}. */
        public Plan withSetting(String setting) {
            return new Plan(
                    directory, coordinators, workers, slots, flags, allow, and(settings, setting), profiles, conf);
        }

        /** Adds a profile for all nodes, such as {@code fast}. */
        public Plan withProfile(String profile) {
            return new Plan(
                    directory, coordinators, workers, slots, flags, allow, settings, and(profiles, profile), conf);
        }

        private static List<String> and(List<String> some, String more) {
            List<String> all = new ArrayList<>(some);
            all.add(more);
            return all;
        }
    }

    private final Plan plan;
    private final NodeLauncher launcher;
    private final List<NodeProcess> workers = new ArrayList<>();
    private final List<NodeProcess> coordinators = new ArrayList<>();

    private ProcessCluster(Plan plan, Ground ground) {
        this.plan = plan;
        this.launcher = new NodeLauncher(plan, ground);
        for (int i = 0; i < plan.coordinators(); i++) {
            coordinators.add(launcher.coordinator(i));
        }
    }

    /**
     * Starts all coordinators at once, then all workers at once, and waits until they are up.
     *
     * @throws io.akkord.api.AkkordException with the end of a node's log, if it does not come up
     */
    public static ProcessCluster start(Plan plan) {
        return start(plan, Ground.loopback(plan.coordinators()));
    }

    /** As {@link #start(Plan)}, at other places than loopback. */
    public static ProcessCluster start(Plan plan, Ground ground) {
        ProcessCluster cluster = new ProcessCluster(plan, ground);
        try {
            cluster.coordinators.forEach(NodeProcess::awaitReady);
            cluster.addWorkers(plan.workers());
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The coordinator, or the first of several. */
    public NodeProcess coordinator() {
        return coordinators.get(0);
    }

    /** The coordinators, in the order of their numbers; a killed one stays in the list until it is started again. */
    public List<NodeProcess> coordinators() {
        return List.copyOf(coordinators);
    }

    /** The workers, in the order of their start; a killed one stays in the list. */
    public List<NodeProcess> workers() {
        return List.copyOf(workers);
    }

    /** Where the first coordinator listens; a coordinator that is started again listens where it did. */
    public HostPort address() {
        return coordinator().address();
    }

    /** Where the coordinators listen. */
    public List<HostPort> addresses() {
        return plan.coordinators() == 1 ? List.of(address()) : launcher.coordinatorAddresses();
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
        Config host = ConfigFactory.parseMap(Map.of("akkord.host", launcher.clientHost()));
        return ClusterClient.connect(host.withFallback(ConfigFactory.load()), addresses());
    }

    /** Starts one more worker and waits until it is up. */
    public NodeProcess addWorker() {
        addWorkers(1);
        return workers.get(workers.size() - 1);
    }

    /** Kills the first coordinator if it is alive, and starts it again on the same port and directory. */
    public NodeProcess restartCoordinator() {
        return restartCoordinator(0);
    }

    /** Kills a coordinator if it is alive, and starts it again on the same port and directory. */
    public NodeProcess restartCoordinator(int number) {
        relaunchCoordinator(number);
        return coordinators.get(number).awaitReady();
    }

    /** As {@link #restartCoordinator}, without waiting until it is up. */
    public void relaunchCoordinator(int number) {
        NodeProcess old = coordinators.get(number);
        old.kill();
        coordinators.set(
                number,
                plan.coordinators() == 1 ? launcher.coordinatorAt(old.address().port()) : launcher.coordinator(number));
    }

    /** Kills a worker if it is alive, and starts another in its place, without waiting until it is up. */
    public void relaunchWorker(int number) {
        workers.get(number).kill();
        workers.set(number, launcher.worker(number, addresses()));
    }

    /** Kills every node ({@code SIGKILL}), all at once. */
    public void killAll() {
        List<NodeProcess> all = new ArrayList<>(workers);
        all.addAll(coordinators);
        all.forEach(NodeProcess::strike);
        all.forEach(NodeProcess::kill);
    }

    /** After {@link #killAll}: the same coordinators, and as many new workers as the plan says. */
    public void startAgain() {
        for (int i = 0; i < coordinators.size(); i++) {
            relaunchCoordinator(i);
        }
        coordinators.forEach(NodeProcess::awaitReady);
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
            added.add(launcher.worker(workers.size() + i, addresses()));
        }
        workers.addAll(added);
        added.forEach(NodeProcess::awaitReady);
    }
}
