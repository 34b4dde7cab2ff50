package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerCore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The worker of a node: owns the links, spawns task actors, and tells the dataflow what arrives. It decides nothing
 * itself. On start it takes over what its host still runs from an earlier actor system.
 */
public final class WorkerActor extends AbstractBehavior<WorkerCommand> implements WorkerShell {

    private static final Duration TICK = Duration.ofMillis(100);

    private static final int TICKS_A_SECOND = 10;

    /** A graph whose supervisor has not opened a link for this long, with its coordinator there, is forgotten. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final TimerScheduler<WorkerCommand> timers;
    private final WorkerHost host;
    private final ActorRef<WorkerCommand> self;
    private final WorkerCore core;
    private final BodyEnds ends;
    private final SupervisorLinks supervisors;
    private final PeerLinks peers;
    private final Map<BodyRun, ActorRef<TaskActor.Message>> taskActors = new HashMap<>();
    private final long abandonedNanos;
    private final AtomicBoolean flushAsked = new AtomicBoolean();
    private long ticks;
    private @Nullable CompletableFuture<Void> departure;

    private WorkerActor(
            ActorContext<WorkerCommand> context,
            TimerScheduler<WorkerCommand> timers,
            WorkerHost host,
            long incarnation,
            Duration abandoned) {
        super(context);
        this.timers = timers;
        this.self = context.getSelf();
        this.abandonedNanos = abandoned.toNanos();
        this.host = host;
        this.core = host.core();
        this.ends = new BodyEnds(host);
        this.supervisors = new SupervisorLinks(host.workerId(), host.epochs(), host.leases());
        this.peers = new PeerLinks(
                host.workerId(), incarnation, context.getSelf(), ActorRefResolver.get(context.getSystem()));
        host.attach(this, context.getSelf());
        timers.startTimerWithFixedDelay(new WorkerMessage.Tick(), TICK);
        host.locked(() -> {
            host.supply().attached();
            List.copyOf(host.runs().values()).forEach(this::takeOver);
            core.reattached();
        });
    }

    /** The behavior; {@code incarnation} is larger than that of every earlier actor system of this process. */
    public static Behavior<WorkerCommand> create(WorkerHost host, long incarnation) {
        return create(host, incarnation, ABANDONED);
    }

    static Behavior<WorkerCommand> create(WorkerHost host, long incarnation, Duration abandoned) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new WorkerActor(context, timers, host, incarnation, abandoned)));
    }

    private void takeOver(BodyRun run) {
        run.takenOver();
        taskActors.put(
                run,
                getContext()
                        .spawnAnonymous(
                                TaskActor.takeOver(run, host, getContext().getSelf())));
    }

    @Override
    public Receive<WorkerCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(WorkerMessage.BodyEnded.class, this::onBodyEnded)
                .onMessage(WorkerMessage.Flush.class, flush -> onFlush())
                .onMessage(WorkerCommand.SupervisorFrame.class, this::onSupervisorFrame)
                .onMessage(WorkerCommand.PeerFrame.class, this::onPeerFrame)
                .onMessage(WorkerMessage.LocalSupervisorFrame.class, this::onLocalSupervisorFrame)
                .onMessage(WorkerMessage.LocalPeerFrame.class, this::onLocalPeerFrame)
                .onMessage(WorkerMessage.InputArrived.class, this::onInputArrived)
                .onMessage(WorkerMessage.InputUnavailable.class, this::onInputUnavailable)
                .onMessage(WorkerMessage.RetryDue.class, this::onRetryDue)
                .onMessage(WorkerMessage.BodyStuck.class, this::onBodyStuck)
                .onMessage(WorkerMessage.RegistrationEnded.class, this::onRegistrationEnded)
                .onMessage(WorkerMessage.Tick.class, tick -> onTick())
                .onMessage(WorkerMessage.Depart.class, this::onDepart)
                .onMessage(WorkerMessage.Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<WorkerCommand> onSupervisorFrame(WorkerCommand.SupervisorFrame frame) {
        supervisors.receive(
                frame.graph(),
                frame.epoch(),
                frame.registration(),
                frame.replyTo(),
                frame.number(),
                new Payload.Piece(frame.body(), frame.more()),
                frame.acknowledged(),
                this::received);
        return flushSoon();
    }

    private Behavior<WorkerCommand> onLocalSupervisorFrame(WorkerMessage.LocalSupervisorFrame frame) {
        supervisors.receive(
                frame.graph(),
                frame.epoch(),
                frame.registration(),
                frame.replyTo(),
                frame.number(),
                frame.payload(),
                frame.acknowledged(),
                this::received);
        return flushSoon();
    }

    private Behavior<WorkerCommand> onPeerFrame(WorkerCommand.PeerFrame frame) {
        peers.receive(
                frame.fromWorkerId(),
                frame.fromIncarnation(),
                frame.toIncarnation(),
                frame.replyTo(),
                frame.number(),
                new Payload.Piece(frame.body(), frame.more()),
                frame.acknowledged(),
                this::received);
        return flushSoon();
    }

    private Behavior<WorkerCommand> onLocalPeerFrame(WorkerMessage.LocalPeerFrame frame) {
        peers.receive(
                frame.fromWorkerId(),
                frame.fromIncarnation(),
                frame.toIncarnation(),
                frame.replyTo(),
                frame.number(),
                frame.payload(),
                frame.acknowledged(),
                this::received);
        return flushSoon();
    }

    private Behavior<WorkerCommand> onBodyEnded(WorkerMessage.BodyEnded ended) {
        taskActors.remove(ended.run());
        host.locked(() -> ends.ended(ended.run()));
        return flushSoon();
    }

    private Behavior<WorkerCommand> onBodyStuck(WorkerMessage.BodyStuck stuck) {
        taskActors.remove(stuck.run());
        host.locked(() -> log(
                ends.stuck(stuck.run(), Addresses.of(getContext().getSystem().address()))));
        return flushSoon();
    }

    private void log(StuckBody body) {
        getContext()
                .getLog()
                .warn(
                        "graph {}: {}\n\tat {}",
                        body.graph(),
                        body.describe("#" + body.task()),
                        String.join("\n\tat ", body.stack()));
    }

    private Behavior<WorkerCommand> onInputArrived(WorkerMessage.InputArrived arrived) {
        host.locked(() -> core.arrived(arrived.graph(), arrived.task(), arrived.size()));
        return flushSoon();
    }

    private Behavior<WorkerCommand> onInputUnavailable(WorkerMessage.InputUnavailable unavailable) {
        getContext().getLog().warn("the result of task {} could not be had: {}", unavailable.task(), unavailable.why());
        host.locked(() -> core.unavailable(unavailable.graph(), unavailable.task()));
        return flushSoon();
    }

    private Behavior<WorkerCommand> onRetryDue(WorkerMessage.RetryDue due) {
        host.locked(() -> core.retry(due.row()));
        return flushSoon();
    }

    private Behavior<WorkerCommand> onRegistrationEnded(WorkerMessage.RegistrationEnded ended) {
        supervisors.registrationEnded(ended.registration(), System.nanoTime());
        return this;
    }

    private Behavior<WorkerCommand> onDepart(WorkerMessage.Depart depart) {
        departure = depart.mayLeave();
        return this;
    }

    private void departIfItMay() {
        if (departure != null && core.mayLeave()) {
            departure.complete(null);
        }
    }

    private Behavior<WorkerCommand> onTick() {
        long now = System.nanoTime();
        host.locked(this::departIfItMay);
        if (++ticks % TICKS_A_SECOND == 0) {
            host.locked(core::reportExecuting);
        }
        supervisors.tick(now);
        peers.tick(now);
        supervisors.abandoned(abandonedNanos, now).forEach(this::abandon);
        return flushSoon();
    }

    private void abandon(String graph) {
        getContext().getLog().warn("graph {} has no supervisor any more; what is here of it is dropped", graph);
        host.locked(() -> core.received(graph, new ToWorker.CloseGraph()));
        host.forgetGraph(graph);
    }

    private Behavior<WorkerCommand> flushSoon() {
        askFlush();
        return this;
    }

    @Override
    public void askFlush() {
        if (flushAsked.compareAndSet(false, true)) {
            self.tell(new WorkerMessage.Flush());
        }
    }

    private void received(String graph, ToWorker message) {
        host.locked(() -> core.received(graph, message));
    }

    private void received(String workerId, ToPeer message) {
        host.locked(() -> core.received(workerId, message));
    }

    /** Everything that was in the mailbox is in: starts what is ready, sends what gathered. */
    private Behavior<WorkerCommand> onFlush() {
        flushAsked.set(false);
        host.locked(core::flush);
        host.emptySlots().ifPresent(this::endEmpty);
        long now = System.nanoTime();
        supervisors.flush(now);
        peers.flush(now);
        return this;
    }

    private void endEmpty(EmptySlots slots) {
        host.locked(() -> {
            if (!slots.end(core)) {
                askFlush();
            }
            core.flush();
        });
    }

    @Override
    public void toSupervisor(String graph, ToSupervisor message) {
        supervisors.send(graph, message);
    }

    @Override
    public boolean hasRoomToSupervisor(String graph) {
        return supervisors.hasRoom(graph);
    }

    @Override
    public void toPeer(String workerId, ToPeer message) {
        peers.send(workerId, message);
    }

    @Override
    public void knowPeers(List<WorkerAddress> addresses) {
        peers.know(addresses);
    }

    @Override
    public void spawn(BodyRun run) {
        taskActors.put(
                run,
                getContext()
                        .spawnAnonymous(TaskActor.create(run, host, getContext().getSelf())));
    }

    @Override
    public void stop(BodyRun run, TaskRow row) {
        ActorRef<TaskActor.Message> actor = taskActors.get(run);
        if (actor != null) {
            actor.tell(new TaskActor.Stop(row));
        }
    }

    @Override
    public void retryLater(TaskRow row, long millis) {
        timers.startSingleTimer(row, new WorkerMessage.RetryDue(row), Duration.ofMillis(Math.max(1, millis)));
    }

    @Override
    public @Nullable WorkerAddress peer(String workerId) {
        return peers.address(workerId);
    }

    @Override
    public ActorRef<WorkerCommand> self() {
        return getContext().getSelf();
    }
}
