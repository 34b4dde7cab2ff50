package io.akkord.cluster.node;

import akka.actor.Address;
import akka.actor.Cancellable;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.NodePlan;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, joins and ends actor systems. Blocking; call from a thread that may wait. */
final class ActorSystems {

    private static final String CONNECT_TIMEOUT =
            "akka-persistence-jdbc.shared-databases.akkord.db.properties.connectTimeout";

    private static final Logger LOG = LoggerFactory.getLogger(ActorSystems.class);
    private static final int END_SECONDS = 20;

    private ActorSystems() {}

    /**
     * Starts an actor system for a node.
     *
     * @throws NodeStartException if its port is taken
     */
    static ActorSystem<Void> create(NodePlan plan) {
        try {
            return ActorSystem.create(Behaviors.empty(), plan.name(), config(plan));
        } catch (RuntimeException e) {
            if (e.getClass().getName().startsWith("akka.remote.")) {
                throw new NodeStartException(
                        "the node cannot listen on " + new HostPort(plan.host(), plan.port())
                                + "; maybe another process has the port: choose another with --port, or 0 for any: "
                                + e.getMessage(),
                        e);
            }
            throw e;
        }
    }

    /** The driver wants seconds, as a text without a unit. */
    private static Config config(NodePlan plan) {
        return plan.database()
                .map(database -> plan.config()
                        .withValue(
                                CONNECT_TIMEOUT,
                                ConfigValueFactory.fromAnyRef(Integer.toString(database.connectSeconds()))))
                .orElse(plan.config());
    }

    /** Joins the coordinators of the plan, or starts a cluster, unless {@link Founding} does. */
    static MembershipWatch join(ActorSystem<?> system, NodePlan plan) {
        Cluster cluster = cluster(system);
        MembershipWatch watch = MembershipWatch.start(system);
        if (plan.join().isEmpty() && !Founding.isFor(plan)) {
            cluster.join(cluster.selfAddress());
        } else if (!plan.join().isEmpty()) {
            String protocol = cluster.selfAddress().protocol();
            cluster.joinSeedNodes(plan.join().stream()
                    .map(at -> new Address(protocol, system.name(), at.host(), at.port()))
                    .toList());
        }
        return watch;
    }

    /** Runs a hook when the JVM ends, before Akka closes its connections. */
    static Cancellable atExit(ActorSystem<?> system, Runnable hook) {
        return CoordinatedShutdown.get(Adapter.toClassic(system)).addCancellableJvmShutdownHook(hook);
    }

    /** The address by which other nodes reach this one. */
    static HostPort address(ActorSystem<?> system) {
        Address address = cluster(system).selfAddress();
        return new HostPort(
                address.getHost().orElse("localhost"), address.getPort().orElse(0));
    }

    /** Leaves the cluster, so that the others need not find out, and ends the system. */
    static void leave(ActorSystem<?> system) {
        CoordinatedShutdown.get(Adapter.toClassic(system)).runAll(CoordinatedShutdown.actorSystemTerminateReason());
        if (!hasEnded(system, END_SECONDS)) {
            abandon(system);
        }
    }

    /** Ends the system at once: what still ran on it would answer a coordinator that its successor is about to join. */
    static void abandon(ActorSystem<?> system) {
        system.terminate();
        if (!hasEnded(system, END_SECONDS)) {
            LOG.warn("the actor system did not end in {} s", END_SECONDS);
        }
    }

    private static boolean hasEnded(ActorSystem<?> system, int seconds) {
        try {
            system.getWhenTerminated().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.warn("the actor system ended with an error", e.getCause());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Cluster cluster(ActorSystem<?> system) {
        return Cluster.get(Adapter.toClassic(system));
    }
}
