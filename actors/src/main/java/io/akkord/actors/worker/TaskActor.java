package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.core.worker.TaskRow;
import java.time.Duration;

/**
 * The actor that carries one task, or a run of tasks that one slot does without a pause, on the node where they were
 * placed: alive from the start to the report. It hands the run to a slot and stays responsive to stop and deadline
 * meanwhile. A task with a deadline is the only one of its run.
 */
final class TaskActor {

    /** What a task actor understands. */
    sealed interface Message {}

    /** The run is over. */
    record RunEnded() implements Message {}

    /** A task of the run is not wanted any more. */
    record Stop(TaskRow row) implements Message {}

    private record Deadline() implements Message {}

    private record GiveUp() implements Message {}

    private static final RunEnded RUN_ENDED = new RunEnded();
    private static final Deadline DEADLINE = new Deadline();
    private static final GiveUp GIVE_UP = new GiveUp();

    private final BodyRun run;
    private final WorkerHost host;
    private final ActorRef<WorkerCommand> worker;

    private TaskActor(BodyRun run, WorkerHost host, ActorRef<WorkerCommand> worker) {
        this.run = run;
        this.host = host;
        this.worker = worker;
    }

    /** Starts the run on a slot. */
    static Behavior<Message> create(BodyRun run, WorkerHost host, ActorRef<WorkerCommand> worker) {
        return Behaviors.setup(context -> {
            TaskActor actor = new TaskActor(run, host, worker);
            actor.listen(context);
            host.slots().submit(run);
            return actor.carry();
        });
    }

    /** Takes over a run that an earlier actor system started. */
    static Behavior<Message> takeOver(BodyRun run, WorkerHost host, ActorRef<WorkerCommand> worker) {
        return Behaviors.setup(context -> {
            TaskActor actor = new TaskActor(run, host, worker);
            actor.listen(context);
            return actor.carry();
        });
    }

    private void listen(ActorContext<Message> context) {
        ActorRef<Message> self = context.getSelf();
        run.onDone(() -> self.tell(RUN_ENDED));
    }

    private Behavior<Message> carry() {
        return run.row()
                .options()
                .deadline()
                .map(deadline -> Behaviors.<Message>withTimers(timers -> {
                    timers.startSingleTimer(DEADLINE, left(deadline));
                    return withDeadline(timers, deadline);
                }))
                .orElseGet(this::withoutDeadline);
    }

    private Behavior<Message> withoutDeadline() {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Stop stop) {
                return interrupt(stop.row()) ? Behaviors.withTimers(this::interrupted) : Behaviors.same();
            }
            return ended();
        });
    }

    private Behavior<Message> withDeadline(TimerScheduler<Message> timers, Duration deadline) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof RunEnded) {
                return ended();
            }
            if (message instanceof Deadline && hasTime(deadline)) {
                timers.startSingleTimer(DEADLINE, left(deadline));
                return Behaviors.same();
            }
            if (message instanceof Deadline) {
                run.markPastDeadline();
            }
            run.cancel();
            return interrupted(timers);
        });
    }

    /** The deadline counts from the begin of the body, not from its place in the queue. */
    private boolean hasTime(Duration deadline) {
        long started = run.startNanos();
        return started == 0 || System.nanoTime() - started < deadline.toNanos();
    }

    private Duration left(Duration deadline) {
        long started = run.startNanos();
        return started == 0
                ? deadline
                : Duration.ofNanos(Math.max(1_000_000, deadline.toNanos() - (System.nanoTime() - started)));
    }

    /** Interrupts the body, or takes it out of the queue, if the run is still with the task; false if it has gone on. */
    private boolean interrupt(TaskRow row) {
        boolean[] present = new boolean[1];
        host.locked(() -> {
            present[0] = run.row() == row;
            if (present[0]) {
                run.cancel();
            }
        });
        return present[0];
    }

    /** Gives the slot up if the body does not come back; what only still has to be stored is waited for. */
    private Behavior<Message> interrupted(TimerScheduler<Message> timers) {
        timers.startSingleTimer(GIVE_UP, host.settings().worker().interruptGrace());
        return Behaviors.receiveMessage(message -> {
            if (message instanceof RunEnded) {
                return ended();
            }
            if (message instanceof GiveUp && !run.giveUp()) {
                timers.startSingleTimer(GIVE_UP, host.settings().worker().interruptGrace());
            } else if (message instanceof GiveUp && host.slots().leaked(run)) {
                worker.tell(new WorkerMessage.BodyStuck(run));
                return Behaviors.stopped();
            }
            return Behaviors.same();
        });
    }

    private Behavior<Message> ended() {
        worker.tell(new WorkerMessage.BodyEnded(run));
        return Behaviors.stopped();
    }
}
