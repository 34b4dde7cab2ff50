package io.akkord.actors.membership;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.ClusterEvent;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.UniqueAddress;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Keeps a worker registered with every coordinator: registers, beats, registers anew when the registration is void, and
 * calls for help when no coordinator has answered for too long. Runs on the control dispatcher, so that heartbeats
 * outlive a busy node.
 */
public final class LeaseKeeper extends AbstractBehavior<LeaseReply> {

    /** From the node that is about to end this actor system: no more beats, so that the next one's count. */
    public record Stop() implements LeaseReply.Local {}

    /** From the node that is about to leave: tell every coordinator so. */
    public record Announce() implements LeaseReply.Local {}

    private record Beat() implements LeaseReply.Local {}

    private record WorkerEnded() implements LeaseReply.Local {}

    private record MembersChanged(ClusterEvent.MemberEvent event) implements LeaseReply.Local {}

    /** One coordinator as this worker sees it. */
    private static final class Coordinator {
        /** Its node's life, not its address, which the next life may have too. */
        final UniqueAddress node;

        final ActorRef<DirectoryCommand> directory;
        /** 0 while there is none. */
        long registration;

        long lastRegistration;

        Coordinator(UniqueAddress node, ActorRef<DirectoryCommand> directory) {
            this.node = node;
            this.directory = directory;
        }
    }

    /** The worker whose lease is kept, as its keeper sees it. */
    public interface Kept {

        /** This registration is void from now on, and so are the links under it; 0 for the time before the first one. */
        void registrationEnded(long registration);

        /** A heartbeat that was sent then, under this registration, has been answered: the lease lasts so long from then on. */
        void leaseConfirmed(long registration, long sentNanos, long leaseNanos);

        /** Called once, when no coordinator has answered for too long: the worker needs a new actor system. */
        void orphaned();

        /** Whether the worker is being stopped for good. */
        boolean isLeaving();

        /** Somebody wants the worker to leave; may be told again and again. */
        void askedToLeave();

        /** Bodies there that ignore their interrupt. */
        List<StuckBody> stuckBodies();

        /** What earlier workers on this machine were executing when their processes ended. */
        List<WorkerDeath> foundDead();
    }

    private final WorkerInfo self;
    private final Duration orphanAfter;
    private final Kept kept;
    private final LongSupplier nanoTime;
    private final Logger log;
    private final TreeMap<String, Coordinator> coordinators = new TreeMap<>();
    private long lastAnswer;
    private boolean calledForHelp;
    private boolean announcing;
    private boolean hadStuckBodies;

    private LeaseKeeper(
            ActorContext<LeaseReply> context, WorkerInfo self, Duration orphanAfter, Kept kept, LongSupplier nanoTime) {
        super(context);
        this.self = self;
        this.orphanAfter = orphanAfter;
        this.kept = kept;
        this.nanoTime = nanoTime;
        this.lastAnswer = nanoTime.getAsLong();
        this.log = context.getLog();
        Cluster cluster = Cluster.get(context.getSystem());
        ActorRef<ClusterEvent.MemberEvent> adapter =
                context.messageAdapter(ClusterEvent.MemberEvent.class, MembersChanged::new);
        cluster.subscriptions().tell(Subscribe.create(adapter, ClusterEvent.MemberEvent.class));
        cluster.state().getMembers().forEach(this::addIfCoordinator);
    }

    /**
     * Keeps the lease of {@code self} for as long as its actor lives: a worker without one answers nobody, so its lease
     * must end and it needs a new actor system.
     */
    public static Behavior<LeaseReply> create(
            WorkerInfo self, ActorRef<?> worker, Duration heartbeat, Duration orphanAfter, Kept kept) {
        return Behaviors.setup(context -> {
            context.watchWith(worker, new WorkerEnded());
            return create(self, heartbeat, orphanAfter, kept, System::nanoTime);
        });
    }

    static Behavior<LeaseReply> create(
            WorkerInfo self, Duration heartbeat, Duration orphanAfter, Kept kept, LongSupplier nanoTime) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Beat(), Duration.ZERO, heartbeat);
            return new LeaseKeeper(context, self, orphanAfter, kept, nanoTime);
        }));
    }

    @Override
    public Receive<LeaseReply> createReceive() {
        return newReceiveBuilder()
                .onMessage(LeaseReply.Alive.class, this::onAlive)
                .onMessage(LeaseReply.Registered.class, this::onRegistered)
                .onMessage(LeaseReply.Expired.class, this::onExpired)
                .onMessage(LeaseReply.Leave.class, leave -> onLeave())
                .onMessage(Beat.class, beat -> onBeat())
                .onMessage(Announce.class, announce -> onAnnounce())
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .onMessage(MembersChanged.class, this::onMembers)
                .onMessage(WorkerEnded.class, ended -> onWorkerEnded())
                .onSignal(PostStop.class, stop -> onStop())
                .build();
    }

    private Behavior<LeaseReply> onAlive(LeaseReply.Alive alive) {
        kept.leaseConfirmed(alive.registration(), alive.sentNanos(), alive.leaseNanos());
        return answered();
    }

    private Behavior<LeaseReply> answered() {
        lastAnswer = nanoTime.getAsLong();
        return this;
    }

    private Behavior<LeaseReply> onRegistered(LeaseReply.Registered registered) {
        Coordinator coordinator = coordinators.get(registered.coordinator());
        if (coordinator != null) {
            coordinator.registration = registered.registration();
            if (coordinator.lastRegistration != registered.registration()) {
                kept.registrationEnded(coordinator.lastRegistration);
                coordinator.lastRegistration = registered.registration();
                log.info("registered with coordinator {}", registered.coordinator());
                if (!kept.foundDead().isEmpty()) {
                    coordinator.directory.tell(new DirectoryCommand.FoundDead(kept.foundDead()));
                }
            }
        }
        return answered();
    }

    private Behavior<LeaseReply> onExpired(LeaseReply.Expired ended) {
        Coordinator coordinator = coordinators.get(ended.coordinator());
        if (coordinator != null && coordinator.registration != 0) {
            log.warn("the registration with coordinator {} has ended; registering anew", ended.coordinator());
            coordinator.registration = 0;
            register(coordinator);
        }
        return answered();
    }

    private Behavior<LeaseReply> onAnnounce() {
        announcing = true;
        coordinators.values().forEach(this::announce);
        return this;
    }

    private void announce(Coordinator coordinator) {
        if (announcing && coordinator.registration != 0) {
            coordinator.directory.tell(new DirectoryCommand.Announce(self.workerId(), coordinator.registration));
        }
    }

    private Behavior<LeaseReply> onLeave() {
        kept.askedToLeave();
        return answered();
    }

    private Behavior<LeaseReply> onBeat() {
        List<StuckBody> stuck = kept.stuckBodies();
        hadStuckBodies |= !stuck.isEmpty();
        coordinators.values().forEach(coordinator -> {
            if (coordinator.registration == 0) {
                register(coordinator);
            } else {
                coordinator.directory.tell(new DirectoryCommand.Heartbeat(
                        self.workerId(),
                        coordinator.registration,
                        nanoTime.getAsLong(),
                        getContext().getSelf()));
                announce(coordinator);
                tellStuck(coordinator, stuck);
            }
        });
        if (!calledForHelp && nanoTime.getAsLong() - lastAnswer > orphanAfter.toNanos()) {
            log.warn("no coordinator has answered for {}", orphanAfter);
            callForHelp();
        }
        return this;
    }

    private void tellStuck(Coordinator coordinator, List<StuckBody> stuck) {
        if (hadStuckBodies) {
            coordinator.directory.tell(new DirectoryCommand.Stuck(self.workerId(), coordinator.registration, stuck));
        }
    }

    private void callForHelp() {
        if (!calledForHelp) {
            calledForHelp = true;
            kept.orphaned();
        }
    }

    /** No word to the coordinators: this may be the end of the actor system, which does not end the lease. */
    private Behavior<LeaseReply> onWorkerEnded() {
        callForHelp();
        return Behaviors.stopped();
    }

    private void register(Coordinator coordinator) {
        coordinator.directory.tell(
                new DirectoryCommand.Register(self, getContext().getSelf()));
    }

    private Behavior<LeaseReply> onMembers(MembersChanged changed) {
        Member member = changed.event().member();
        if (!member.status().equals(MemberStatus.removed())) {
            addIfCoordinator(member);
        } else if (isKnown(member)) {
            log.info("coordinator {} is no member of the cluster any more", Addresses.of(member.address()));
            forget(member);
        }
        return this;
    }

    private boolean isKnown(Member member) {
        Coordinator known = coordinators.get(Addresses.of(member.address()));
        return known != null && known.node.equals(member.uniqueAddress());
    }

    private void forget(Member member) {
        Coordinator gone = coordinators.remove(Addresses.of(member.address()));
        if (gone != null && gone.lastRegistration != 0) {
            kept.registrationEnded(gone.lastRegistration);
        }
    }

    private void addIfCoordinator(Member member) {
        if (member.getRoles().contains("coordinator")
                && !member.status().equals(MemberStatus.removed())
                && !isKnown(member)) {
            forget(member);
            coordinators.put(
                    Addresses.of(member.address()),
                    new Coordinator(
                            member.uniqueAddress(),
                            ActorRefResolver.get(getContext().getSystem())
                                    .resolveActorRef(Addresses.path(member.address(), Addresses.DIRECTORY))));
        }
    }

    /** A worker that stops gives its lease back; one that only starts its actor system anew keeps it. */
    private Behavior<LeaseReply> onStop() {
        if (calledForHelp || !kept.isLeaving()) {
            return this;
        }
        coordinators
                .values()
                .forEach(coordinator -> coordinator.directory.tell(new DirectoryCommand.Leave(self.workerId())));
        return this;
    }
}
