package io.akkord.actors.membership;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.core.liveness.LeaseTable;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.execution.executing.ExecutingFiles;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The workers that are registered with this coordinator. Not persistent, and apart from the supervisors, which are deaf
 * while they persist. Runs on the control dispatcher.
 */
public final class WorkerDirectory extends AbstractBehavior<DirectoryCommand> {

    private static final Duration TICK = Duration.ofMillis(250);

    /** From a supervisor on this node: tell me the workers now and whenever they change. */
    public record Subscribe(ActorRef<Workers> subscriber) implements DirectoryCommand.Local {}

    /** From a supervisor on this node that stops. */
    public record Unsubscribe(ActorRef<Workers> subscriber) implements DirectoryCommand.Local {}

    private record Tick() implements DirectoryCommand.Local {}

    /**
     * The registered workers.
     *
     * @param leaving ids of those that are about to leave
     * @param deaths what others were executing when their processes ended
     * @param stuck bodies there that ignore their interrupt
     */
    public record Workers(
            List<WorkerInfo> workers, Set<String> leaving, List<WorkerDeath> deaths, List<StuckBody> stuck) {}

    private final LongSupplier nanoTime;
    private final LeaseTable leases;
    private final long leaseNanos;
    private final String coordinator;
    private final DeathRegister deaths;
    private final StuckRegister stuck = new StuckRegister();
    private final LeaveRequests leaveRequests = new LeaveRequests();
    private final Set<ActorRef<Workers>> subscribers = new LinkedHashSet<>();

    private WorkerDirectory(
            ActorContext<DirectoryCommand> context,
            String coordinator,
            Duration lease,
            DeathRegister deaths,
            LongSupplier nanoTime) {
        super(context);
        this.deaths = deaths;
        this.nanoTime = nanoTime;
        this.leaseNanos = lease.toNanos();
        this.leases = new LeaseTable(leaseNanos, TICK.toNanos(), System.currentTimeMillis() * 1000);
        this.coordinator = coordinator;
    }

    /**
     * The behavior.
     *
     * @param executing what the workers of this machine note
     */
    public static Behavior<DirectoryCommand> create(Duration lease, ExecutingFiles executing) {
        return Behaviors.setup(
                context -> create(Addresses.of(context.getSystem()), lease, executing, System::nanoTime));
    }

    /** The behavior for a coordinator of this address. */
    static Behavior<DirectoryCommand> create(
            String coordinator, Duration lease, ExecutingFiles executing, LongSupplier nanoTime) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Tick(), TICK);
            return new WorkerDirectory(context, coordinator, lease, new DeathRegister(executing), nanoTime);
        }));
    }

    @Override
    public Receive<DirectoryCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(DirectoryCommand.Heartbeat.class, this::onHeartbeat)
                .onMessage(DirectoryCommand.Register.class, this::onRegister)
                .onMessage(DirectoryCommand.Announce.class, this::onAnnounce)
                .onMessage(DirectoryCommand.Stuck.class, this::onStuck)
                .onMessage(DirectoryCommand.AskToLeave.class, this::onAskToLeave)
                .onMessage(DirectoryCommand.Leave.class, this::onLeave)
                .onMessage(DirectoryCommand.FoundDead.class, this::onFoundDead)
                .onMessage(Subscribe.class, this::onSubscribe)
                .onMessage(Unsubscribe.class, this::onUnsubscribe)
                .onMessage(Tick.class, tick -> onTick())
                .build();
    }

    private Behavior<DirectoryCommand> onHeartbeat(DirectoryCommand.Heartbeat beat) {
        boolean valid = leases.heartbeat(beat.workerId(), beat.registration(), nanoTime.getAsLong());
        beat.replyTo()
                .tell(
                        valid
                                ? new LeaseReply.Alive(coordinator, beat.registration(), beat.sentNanos(), leaseNanos)
                                : new LeaseReply.Expired(coordinator));
        if (valid && leaveRequests.isAsked(beat.workerId())) {
            beat.replyTo().tell(new LeaseReply.Leave(coordinator));
        }
        return this;
    }

    private Behavior<DirectoryCommand> onRegister(DirectoryCommand.Register register) {
        WorkerInfo registered = leases.register(register.worker(), nanoTime.getAsLong());
        deaths.seen(registered.workerId());
        register.replyTo().tell(new LeaseReply.Registered(coordinator, registered.registration()));
        getContext().getLog().info("worker {} registered, {} slots", registered.node(), registered.slots());
        publish();
        return this;
    }

    private Behavior<DirectoryCommand> onAnnounce(DirectoryCommand.Announce announce) {
        if (leases.announce(announce.workerId(), announce.registration())) {
            getContext().getLog().info("worker {} is about to leave", announce.workerId());
            publish();
        }
        return this;
    }

    private Behavior<DirectoryCommand> onStuck(DirectoryCommand.Stuck report) {
        if (leases.isValid(report.workerId(), report.registration())
                && stuck.told(report.workerId(), report.bodies())) {
            publish();
        }
        return this;
    }

    private Behavior<DirectoryCommand> onAskToLeave(DirectoryCommand.AskToLeave ask) {
        ask.replyTo().tell(leaveRequests.ask(ask.node(), leases.workers()));
        return this;
    }

    private Behavior<DirectoryCommand> onLeave(DirectoryCommand.Leave leave) {
        leases.leave(leave.workerId()).ifPresent(worker -> {
            getContext().getLog().info("worker {} left", worker.node());
            gone(worker);
            publish();
        });
        return this;
    }

    private Behavior<DirectoryCommand> onFoundDead(DirectoryCommand.FoundDead found) {
        if (deaths.told(found.deaths())) {
            publish();
        }
        return this;
    }

    private Behavior<DirectoryCommand> onSubscribe(Subscribe subscribe) {
        if (subscribers.add(subscribe.subscriber())) {
            getContext().watchWith(subscribe.subscriber(), new Unsubscribe(subscribe.subscriber()));
        }
        subscribe.subscriber().tell(all());
        return this;
    }

    private Behavior<DirectoryCommand> onUnsubscribe(Unsubscribe unsubscribe) {
        if (subscribers.remove(unsubscribe.subscriber())) {
            getContext().unwatch(unsubscribe.subscriber());
        }
        return this;
    }

    private Behavior<DirectoryCommand> onTick() {
        List<WorkerInfo> lost = leases.tick(nanoTime.getAsLong());
        lost.forEach(this::noteLost);
        if (deaths.lookAgain() || !lost.isEmpty()) {
            publish();
        }
        return this;
    }

    private void noteLost(WorkerInfo worker) {
        boolean died = gone(worker);
        getContext()
                .getLog()
                .warn("worker {} is lost: no heartbeat{}", worker.node(), died ? ", and its process has ended" : "");
    }

    /** Forgets what is known of a worker; whether its process is known to have ended. */
    private boolean gone(WorkerInfo worker) {
        stuck.gone(worker.workerId());
        leaveRequests.gone(worker.workerId());
        return deaths.gone(worker.workerId());
    }

    private Workers all() {
        return new Workers(leases.workers(), leases.leaving(), deaths.all(), stuck.all());
    }

    private void publish() {
        Workers now = all();
        Consumer<ActorRef<Workers>> tell = subscriber -> subscriber.tell(now);
        subscribers.forEach(tell);
    }
}
