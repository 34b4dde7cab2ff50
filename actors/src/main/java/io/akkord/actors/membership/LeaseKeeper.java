package io.akkord.actors.membership;

import akka.actor.Address;
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
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.core.liveness.WorkerInfo;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;

/**
 * Keeps a worker registered with every coordinator: registers, beats, registers anew when the registration is void, and
 * calls for help when no coordinator has answered for too long. Runs on the control dispatcher, so that heartbeats
 * outlive a busy node.
 */
public final class LeaseKeeper extends AbstractBehavior<LeaseReply> {

    /** From the node that is about to end this actor system: no more beats, so that the next one's count. */
    public record Stop() implements LeaseReply.Local {}

    private record Beat() implements LeaseReply.Local {}

    private record MembersChanged(ClusterEvent.MemberEvent event) implements LeaseReply.Local {}

    /** One coordinator as this worker sees it. */
    private static final class Coordinator {
        final ActorRef<DirectoryCommand> directory;
        long registration;

        Coordinator(ActorRef<DirectoryCommand> directory) {
            this.directory = directory;
        }
    }

    private final WorkerInfo self;
    private final Duration orphanAfter;
    private final Runnable orphaned;
    private final BooleanSupplier leaving;
    private final Logger log;
    private final TreeMap<String, Coordinator> coordinators = new TreeMap<>();
    private long lastAnswer = System.nanoTime();
    private boolean calledForHelp;

    private LeaseKeeper(
            ActorContext<LeaseReply> context,
            WorkerInfo self,
            Duration orphanAfter,
            Runnable orphaned,
            BooleanSupplier leaving) {
        super(context);
        this.self = self;
        this.orphanAfter = orphanAfter;
        this.orphaned = orphaned;
        this.leaving = leaving;
        this.log = context.getLog();
        Cluster cluster = Cluster.get(context.getSystem());
        ActorRef<ClusterEvent.MemberEvent> adapter =
                context.messageAdapter(ClusterEvent.MemberEvent.class, MembersChanged::new);
        cluster.subscriptions().tell(Subscribe.create(adapter, ClusterEvent.MemberEvent.class));
        cluster.state().getMembers().forEach(this::addIfCoordinator);
    }

    /**
     * Keeps the lease of {@code self}.
     *
     * @param orphaned called once, when no coordinator has answered for {@code orphanAfter}
     * @param leaving whether the worker is being stopped for good
     */
    public static Behavior<LeaseReply> create(
            WorkerInfo self, Duration heartbeat, Duration orphanAfter, Runnable orphaned, BooleanSupplier leaving) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Beat(), Duration.ZERO, heartbeat);
            return new LeaseKeeper(context, self, orphanAfter, orphaned, leaving);
        }));
    }

    @Override
    public Receive<LeaseReply> createReceive() {
        return newReceiveBuilder()
                .onMessage(LeaseReply.Alive.class, alive -> answered())
                .onMessage(LeaseReply.Registered.class, this::onRegistered)
                .onMessage(LeaseReply.Expired.class, this::onExpired)
                .onMessage(Beat.class, beat -> onBeat())
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .onMessage(MembersChanged.class, this::onMembers)
                .onSignal(PostStop.class, stop -> onStop())
                .build();
    }

    private Behavior<LeaseReply> answered() {
        lastAnswer = System.nanoTime();
        return this;
    }

    private Behavior<LeaseReply> onRegistered(LeaseReply.Registered registered) {
        Coordinator coordinator = coordinators.get(registered.coordinator());
        if (coordinator != null) {
            coordinator.registration = registered.registration();
            log.info("registered with coordinator {}", registered.coordinator());
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

    private Behavior<LeaseReply> onBeat() {
        coordinators.values().forEach(coordinator -> {
            if (coordinator.registration == 0) {
                register(coordinator);
            } else {
                coordinator.directory.tell(new DirectoryCommand.Heartbeat(
                        self.workerId(), coordinator.registration, getContext().getSelf()));
            }
        });
        if (!calledForHelp && System.nanoTime() - lastAnswer > orphanAfter.toNanos()) {
            calledForHelp = true;
            log.warn("no coordinator has answered for {}", orphanAfter);
            orphaned.run();
        }
        return this;
    }

    private void register(Coordinator coordinator) {
        coordinator.directory.tell(
                new DirectoryCommand.Register(self, getContext().getSelf()));
    }

    private Behavior<LeaseReply> onMembers(MembersChanged changed) {
        Member member = changed.event().member();
        if (member.status().equals(MemberStatus.removed())) {
            coordinators.remove(Addresses.of(member.address()));
        } else {
            addIfCoordinator(member);
        }
        return this;
    }

    private void addIfCoordinator(Member member) {
        if (member.getRoles().contains("coordinator") && !member.status().equals(MemberStatus.removed())) {
            Address address = member.address();
            coordinators.computeIfAbsent(
                    Addresses.of(address),
                    name -> new Coordinator(ActorRefResolver.get(getContext().getSystem())
                            .resolveActorRef(Addresses.path(address, Addresses.DIRECTORY))));
        }
    }

    /** A worker that stops gives its lease back; one that only starts its actor system anew keeps it. */
    private Behavior<LeaseReply> onStop() {
        if (calledForHelp || !leaving.getAsBoolean()) {
            return this;
        }
        coordinators
                .values()
                .forEach(coordinator -> coordinator.directory.tell(new DirectoryCommand.Leave(self.workerId())));
        return this;
    }
}
