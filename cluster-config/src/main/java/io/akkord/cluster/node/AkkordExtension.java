package io.akkord.cluster.node;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import io.akkord.actors.NodeSettings;
import io.akkord.api.SettingsException;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.cluster.settings.SettingsReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Akkord on an actor system that the user made and that is in a cluster: does what {@code akkord.roles}, or else the
 * cluster roles, say. The system's owner looks after its membership: an orphaned worker is logged, not restarted.
 */
public final class AkkordExtension implements Extension {

    private static final Logger LOG = LoggerFactory.getLogger(AkkordExtension.class);

    private final ClusterAccess access;

    private AkkordExtension(ClusterAccess access) {
        this.access = access;
    }

    /** The extension of a system, started at the first call. */
    public static AkkordExtension get(ActorSystem<?> system) {
        return Id.INSTANCE.get(system);
    }

    public ClusterAccess access() {
        return access;
    }

    /** Identifies the extension; also for {@code akka.actor.typed.extensions}. */
    public static final class Id extends ExtensionId<AkkordExtension> {

        private static final Id INSTANCE = new Id();

        private Id() {}

        /** By this name Akka finds the identifier if the extension is listed in a configuration. */
        public static Id getInstance() {
            return INSTANCE;
        }

        AkkordExtension get(ActorSystem<?> system) {
            return system.registerExtension(this);
        }

        @Override
        public AkkordExtension createExtension(ActorSystem<?> system) {
            return start(system, new ActorEntry());
        }
    }

    private static AkkordExtension start(ActorSystem<?> system, NodeActors actors) {
        NodePlan plan = SettingsReader.read(withRoles(system));
        Preflight.check(plan);
        if (!plan.is(Role.WORKER)) {
            return new AkkordExtension(run(system, plan.settings(), actors, Optional.empty()));
        }
        SpillDirectory spill = SpillDirectory.open(plan.settings().storage().spill());
        NodeSettings settings = AkkordNode.withSpill(plan.settings(), spill);
        NodeActors.Host host = actors.host(settings, AkkordNode.contextClassLoader());
        system.getWhenTerminated().whenComplete((done, failure) -> {
            host.close();
            spill.close();
        });
        return new AkkordExtension(run(system, settings, actors, Optional.of(host)));
    }

    private static ClusterAccess run(
            ActorSystem<?> system, NodeSettings settings, NodeActors actors, Optional<NodeActors.Host> host) {
        NodeActors.Running running = actors.start(system, settings, host);
        running.orphaned()
                .thenRun(() -> LOG.error("no coordinator answers: end this actor system and start a new one,"
                        + " or use AkkordNode, which does"));
        return running.access();
    }

    /** Without a profile, the roles are those that the system has in its cluster. */
    private static Config withRoles(ActorSystem<?> system) {
        Config config = system.settings().config();
        requireCluster(config);
        if (!config.getList("akkord.roles").isEmpty()) {
            return config;
        }
        List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
        List<String> roles = Cluster.get(Adapter.toClassic(system)).getSelfRoles().stream()
                .filter(words::contains)
                .toList();
        return config.withValue("akkord.roles", ConfigValueFactory.fromAnyRef(roles, "akka.cluster.roles"));
    }

    private static void requireCluster(Config config) {
        String provider = config.getString("akka.actor.provider");
        if (!provider.equals("cluster") && !provider.endsWith("ClusterActorRefProvider")) {
            throw new SettingsException("akka.actor.provider is " + provider
                    + ", but Akkord needs cluster. Add to the configuration of this actor system:"
                    + " include \"akkord/coordinator.conf\", or worker.conf or client.conf");
        }
    }
}
