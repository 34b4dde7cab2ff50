package io.akkord.cluster.node;

import com.typesafe.config.Config;
import io.akkord.actors.NodeSettings;
import io.akkord.api.Session;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.cluster.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A node of a cluster in this JVM: a coordinator, a worker, a client, or several in one. It keeps itself in the cluster
 * until it is closed. Safe for use by several threads.
 */
public final class AkkordNode implements AutoCloseable {

    private final NodePlan plan;
    private final Optional<SpillDirectory> spill;
    private final Optional<NodeActors.Host> host;
    private final NodeLife life;
    private boolean closed;

    private AkkordNode(NodePlan plan, ClassLoader userClasses, NodeActors actors) {
        this.plan = plan;
        boolean worker = plan.is(Role.WORKER);
        this.spill = worker
                ? Optional.of(SpillDirectory.open(plan.settings().storage().spill()))
                : Optional.empty();
        NodeSettings settings =
                spill.map(directory -> withSpill(plan.settings(), directory)).orElse(plan.settings());
        this.host = worker ? Optional.of(actors.host(settings, userClasses)) : Optional.empty();
        this.life = new NodeLife(plan, settings, actors, host, this::close);
    }

    /**
     * Starts a node and waits until it is a member of its cluster; a worker waits for a coordinator up to
     * {@code akkord.worker.orphan-timeout}.
     *
     * @param config such as {@code ConfigFactory.load()}; {@code akkord.profile} or {@code akkord.roles} say what the
     *     node does, and without both it is a cluster by itself
     * @throws io.akkord.api.SettingsException if a setting is wrong
     * @throws NodeStartException if a port is taken or a directory cannot be used
     * @throws io.akkord.api.ClusterUnavailableException if no coordinator answered
     */
    public static AkkordNode start(Config config) {
        return start(config, contextClassLoader());
    }

    /**
     * As {@link #start(Config)}, with operations from another class loader.
     *
     * @param userClasses has the classes of the operations that may run here
     */
    public static AkkordNode start(Config config, ClassLoader userClasses) {
        return start(SettingsReader.read(ConfigLayers.forNode(config)), userClasses, new ActorEntry());
    }

    /** Starts a node of one profile, whatever {@code akkord.profile} says. */
    public static AkkordNode start(Config config, String profile) {
        NodePlan plan = SettingsReader.read(ConfigLayers.forProfile(config, profile));
        return start(plan, contextClassLoader(), new ActorEntry());
    }

    static AkkordNode start(NodePlan plan, ClassLoader userClasses, NodeActors actors) {
        Preflight.check(plan);
        AkkordNode node = new AkkordNode(plan, userClasses, actors);
        try {
            node.life.begin();
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        return node;
    }

    /** A session on the cluster that this node is in. Closing it does not close the node. */
    public Session akkord() {
        return access().session();
    }

    /** The session, and what can be asked of the cluster as a whole. */
    public ClusterAccess access() {
        return life.access();
    }

    /** Where the node listens. */
    public HostPort address() {
        return life.address();
    }

    public Set<Role> roles() {
        return plan.roles();
    }

    /** Where the node keeps its journal and results. */
    public Path directory() {
        return plan.directory();
    }

    /** Whether no operation may run here, as the setting {@code akkord.allow} is empty. */
    public boolean allowsNothing() {
        return plan.settings().allow().isEmpty();
    }

    /** Completes when the node is closed, and exceptionally when it had to end by itself: the cause says why. */
    public CompletionStage<Void> ended() {
        return life.ended();
    }

    /** Leaves the cluster and ends what the node started. Graphs go on elsewhere, or at the next start. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        host.ifPresent(NodeActors.Host::announceClose);
        life.end();
        host.ifPresent(NodeActors.Host::close);
        spill.ifPresent(SpillDirectory::close);
    }

    static NodeSettings withSpill(NodeSettings settings, SpillDirectory spill) {
        NodeSettings.Storage all = settings.storage();
        return new NodeSettings(
                settings.coordinator(),
                settings.worker(),
                settings.transfer(),
                new NodeSettings.Storage(
                        all.backend(),
                        all.journal(),
                        all.snapshots(),
                        all.checkpoints(),
                        spill.path(),
                        all.executing(),
                        all.limits(),
                        all.bytesPerSecond()),
                settings.allow());
    }

    static ClassLoader contextClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : AkkordNode.class.getClassLoader();
    }
}
