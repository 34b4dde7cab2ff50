package io.akkord.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.client.GatewaySession;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.membership.LeaseKeeper;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.actors.supervisor.CatalogueKeeper;
import io.akkord.actors.supervisor.CatalogueSettling;
import io.akkord.actors.supervisor.Environment;
import io.akkord.actors.supervisor.Gateway;
import io.akkord.actors.supervisor.GraphSupervisor;
import io.akkord.actors.supervisor.SupersededLives;
import io.akkord.actors.supervisor.TransientSupervisor;
import io.akkord.actors.supervisor.UnreadableJournals;
import io.akkord.actors.worker.WorkerActor;
import io.akkord.actors.worker.WorkerHost;
import io.akkord.actors.worker.WorkerMessage;
import io.akkord.api.GraphId;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.execution.executing.ExecutingFiles;
import io.akkord.execution.transfer.TransferServer;
import io.akkord.execution.value.EncodedValue;
import io.akkord.persistence.checkpoint.CheckpointStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Akkord's actors on one actor system: those that the node's cluster roles ask for. */
public final class NodeRuntime implements AutoCloseable {

    public static final String COORDINATOR = "coordinator";
    public static final String WORKER = "worker";

    private static final Duration LINGER = Duration.ofSeconds(60);
    private static final DispatcherSelector CONTROL = DispatcherSelector.fromConfig("akkord.dispatchers.control");
    private static final DispatcherSelector ACTORS = DispatcherSelector.fromConfig("akkord.dispatchers.actors");

    private final ActorSystem<?> system;
    private final NodeSettings settings;
    private final Set<String> roles;
    private final CompletableFuture<Void> orphaned = new CompletableFuture<>();
    private final CompletableFuture<Void> askedToLeave = new CompletableFuture<>();
    private final @Nullable TransferServer ownTransferServer;
    private final ClusterSession session;
    private final ActorRef<CatalogueCommand> catalogue;
    private Runnable stopWorker = () -> {};
    private Runnable announceLeave = () -> {};
    private final CompletableFuture<Void> mayLeave = new CompletableFuture<>();

    private NodeRuntime(ActorSystem<?> system, NodeSettings settings, Optional<WorkerHost> host) {
        this.system = system;
        this.settings = settings;
        this.roles = Cluster.get(system).selfMember().getRoles();
        this.ownTransferServer = host.isEmpty() && roles.contains(COORDINATOR) ? serveCheckpoints(settings) : null;
        ActorRef<DirectoryCommand> directory = startDirectory();
        this.catalogue = startCatalogue();
        startSupervisors(new Environment(
                settings,
                directory,
                catalogue,
                settings.transfer().host(),
                transferPort(host),
                LINGER,
                new UnreadableJournals(),
                new SupersededLives(),
                SpaceGauge.of(written(settings.storage()), settings.storage().limits())));
        ActorRef<GatewayCommand> gateway = system.systemActorOf(
                Gateway.create(catalogue, directory, () -> askedToLeave.complete(null)), Addresses.GATEWAY, ACTORS);
        host.ifPresent(this::startWorker);
        this.session =
                GatewaySession.inside(system, gateway, settings.transfer().tls());
    }

    /** Where coordinators write on this machine. */
    private static List<Path> written(NodeSettings.Storage storage) {
        return storage.backend().isShared()
                ? List.of(storage.checkpoints())
                : List.of(storage.journal(), storage.snapshots(), storage.checkpoints());
    }

    /**
     * Starts the actors.
     *
     * @param system typed actor system of a node that is, or is about to be, a member of the cluster
     * @param host slots and results of this process, if the node is a worker; it outlives this object
     */
    public static NodeRuntime start(ActorSystem<?> system, NodeSettings settings, Optional<WorkerHost> host) {
        return new NodeRuntime(system, settings, host);
    }

    private static TransferServer serveCheckpoints(NodeSettings settings) {
        CheckpointStore checkpoints = new CheckpointStore(settings.storage().checkpoints());
        return TransferChannel.serve(
                settings.transfer(),
                (graph, task) -> checkpoints.read(new GraphId(graph), task).map(EncodedValue::of));
    }

    private int transferPort(Optional<WorkerHost> host) {
        if (ownTransferServer != null) {
            return ownTransferServer.port();
        }
        return host.map(worker -> worker.transferServer().port()).orElse(0);
    }

    private ActorRef<DirectoryCommand> startDirectory() {
        if (!roles.contains(COORDINATOR)) {
            return system.<DirectoryCommand>deadLetters();
        }
        return system.systemActorOf(
                WorkerDirectory.create(
                        settings.coordinator().lease(),
                        new ExecutingFiles(settings.storage().executing())),
                Addresses.DIRECTORY,
                CONTROL);
    }

    private ActorRef<CatalogueCommand> startCatalogue() {
        return ClusterSingleton.get(system)
                .init(SingletonActor.of(
                                CatalogueKeeper.create(
                                        settings.storage(),
                                        settings.coordinator().retention()),
                                "akkord-catalogue")
                        .withSettings(ClusterSingletonSettings.create(system).withRole(COORDINATOR))
                        .withProps(ACTORS));
    }

    private void startSupervisors(Environment environment) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(
                Entity.of(GraphSupervisor.TYPE, entity -> GraphSupervisor.create(entity.getEntityId(), environment))
                        .withRole(COORDINATOR)
                        .withStopMessage(GraphSupervisor.stop())
                        .withEntityProps(ACTORS));
        sharding.init(Entity.of(
                        TransientSupervisor.TYPE,
                        entity -> TransientSupervisor.create(entity.getEntityId(), environment))
                .withRole(COORDINATOR)
                .withEntityProps(ACTORS));
    }

    private Set<String> rolesAndLabels() {
        Set<String> all = new HashSet<>(roles);
        all.addAll(settings.worker().labels());
        return Set.copyOf(all);
    }

    private void startWorker(WorkerHost host) {
        if (!roles.contains(WORKER)) {
            return;
        }
        if (roles.contains(COORDINATOR)) {
            host.executing().sharedWithCoordinator();
        }
        long incarnation = host.nextIncarnation();
        ActorRef<WorkerCommand> worker =
                system.systemActorOf(WorkerActor.create(host, incarnation), Addresses.WORKER, ACTORS);
        WorkerInfo info = new WorkerInfo(
                host.workerId(),
                0,
                incarnation,
                Addresses.of(system),
                rolesAndLabels(),
                settings.worker().slots(),
                settings.worker().resources(),
                settings.worker().memoryLimit(),
                ActorRefResolver.get(system).toSerializationFormat(worker),
                settings.transfer().host(),
                host.transferServer().port());
        ActorRef<LeaseReply> lease = system.systemActorOf(
                LeaseKeeper.create(
                        info,
                        worker,
                        settings.worker().heartbeat(),
                        settings.worker().orphanAfter(),
                        new KeptWorker(host, worker, orphaned, askedToLeave)),
                "akkord-lease",
                CONTROL);
        stopWorker = () -> {
            lease.tell(new LeaseKeeper.Stop());
            worker.tell(new WorkerMessage.Stop());
        };
        announceLeave = () -> {
            lease.tell(new LeaseKeeper.Announce());
            worker.tell(new WorkerMessage.Depart(mayLeave));
        };
    }

    /** What a lease keeper tells and asks. */
    private record KeptWorker(
            WorkerHost host, ActorRef<WorkerCommand> worker, CompletableFuture<Void> cry, CompletableFuture<Void> wish)
            implements LeaseKeeper.Kept {

        @Override
        public void leaseConfirmed(long registration, long sentNanos, long leaseNanos) {
            host.leases().confirmed(registration, sentNanos, leaseNanos);
        }

        @Override
        public void registrationEnded(long registration) {
            host.leases().ended(registration);
            worker.tell(new WorkerMessage.RegistrationEnded(registration));
        }

        @Override
        public void orphaned() {
            cry.complete(null);
        }

        @Override
        public boolean isLeaving() {
            return host.isClosing();
        }

        @Override
        public void askedToLeave() {
            wish.complete(null);
        }

        @Override
        public List<StuckBody> stuckBodies() {
            return host.stuckBodies();
        }

        @Override
        public List<WorkerDeath> foundDead() {
            return host.foundDead();
        }
    }

    /** A session on the cluster that the node belongs to. */
    public ClusterSession session() {
        return session;
    }

    /** Completes when the worker found no coordinator for too long: it needs a new actor system. */
    public CompletionStage<Void> orphaned() {
        return orphaned.minimalCompletionStage();
    }

    /** Completes when somebody wants this node to leave in good order. */
    public CompletionStage<Void> askedToLeave() {
        return askedToLeave.minimalCompletionStage();
    }

    /**
     * Says that the worker is about to leave: it is given no more tasks, and gives back what has not started. Completes when
     * its bodies have ended and what only it holds is with others; at once if there is no worker. It may also never do.
     */
    public CompletionStage<Void> drain() {
        announceLeave.run();
        return roles.contains(WORKER)
                ? mayLeave.minimalCompletionStage()
                : CompletableFuture.<Void>completedFuture(null).minimalCompletionStage();
    }

    /** Completes when the ends of graphs that clients know are in the catalogue, or cannot be for now. */
    public CompletionStage<Void> settle() {
        return roles.contains(COORDINATOR)
                ? CatalogueSettling.settled(system, catalogue)
                : CompletableFuture.<Void>completedFuture(null).minimalCompletionStage();
    }

    /**
     * Ends what was started outside the actor system, and the worker: a system that is being ended must not keep the
     * lease that the next one takes over. The other actors end with the system.
     */
    @Override
    public void close() {
        stopWorker.run();
        session.close();
        if (ownTransferServer != null) {
            ownTransferServer.close();
        }
    }
}
