package io.akkord.actors.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.cluster.typed.SelfUp;
import akka.cluster.typed.Subscribe;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.NodeRuntime;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.core.space.SpaceLimits;
import io.akkord.persistence.store.JournalBackend;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A node that is the whole cluster, in this JVM: coordinator and worker over the files of one directory. Its actor
 * system can be ended without a word, as a crash would end it, and be followed by another one on the same files.
 */
public final class TestNode implements AutoCloseable {

    private final ActorSystem<Void> system;
    private final NodeRuntime runtime;

    private TestNode(ActorSystem<Void> system, NodeRuntime runtime) {
        this.system = system;
        this.runtime = runtime;
    }

    /** A node whose worker is the given host. */
    public static TestNode start(NodeSettings settings, WorkerHost host) {
        return start(settings, Optional.of(host));
    }

    /** A node without slots: graphs are accepted and wait. */
    public static TestNode startWithoutWorker(NodeSettings settings) {
        return start(settings, Optional.empty());
    }

    private static TestNode start(NodeSettings settings, Optional<WorkerHost> host) {
        ActorSystem<Void> system = startSystem(settings.storage());
        return new TestNode(system, NodeRuntime.start(system, settings, host));
    }

    /** An actor system that is up as the only member of a cluster. */
    public static ActorSystem<Void> startSystem(NodeSettings.Storage storage) {
        CompletableFuture<Void> up = new CompletableFuture<>();
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.setup(context -> {
                    ActorRef<SelfUp> upListener = context.spawn(
                            Behaviors.receiveMessage(message -> {
                                up.complete(null);
                                return Behaviors.stopped();
                            }),
                            "up");
                    Cluster cluster = Cluster.get(context.getSystem());
                    cluster.subscriptions().tell(Subscribe.create(upListener, SelfUp.class));
                    cluster.manager().tell(Join.create(cluster.selfMember().address()));
                    return Behaviors.empty();
                }),
                "akkord",
                config(storage));
        Patience.get(up);
        return system;
    }

    private static Config config(NodeSettings.Storage storage) {
        return ConfigFactory.parseString(
                        """
                        akka.persistence.journal.leveldb.dir = "%s"
                        akka.persistence.snapshot-store.local.dir = "%s"
                        """
                                .formatted(storage.journal(), storage.snapshots()))
                .withFallback(ConfigFactory.load());
    }

    /** The path of a directory's own parts. */
    public static NodeSettings.Storage storage(Path directory) {
        return new NodeSettings.Storage(
                JournalBackend.LEVELDB,
                directory.resolve("journal"),
                directory.resolve("snapshots"),
                directory.resolve("checkpoints"),
                directory.resolve("spill"),
                directory.resolve("executing"),
                SpaceLimits.NONE,
                100L << 20);
    }

    public ActorSystem<Void> system() {
        return system;
    }

    public NodeRuntime runtime() {
        return runtime;
    }

    public ClusterSession session() {
        return runtime.session();
    }

    /** Ends the actor system without a word to anybody; files and host stay as they are. */
    public void crash() {
        system.terminate();
        Patience.get(system.getWhenTerminated());
        runtime.close();
    }

    @Override
    public void close() {
        crash();
    }
}
