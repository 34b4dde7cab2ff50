package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.execution.task.SlotExecutor;
import java.time.Duration;

/**
 * The actor that carries one task, or one fused run of tasks, on the node where it was placed: alive from its start to
 * its report. It hands the body to a slot and stays responsive to stop and deadline meanwhile.
 */
final class TaskActor {

    /** What a task actor understands. */
    enum Message {
        BODY_ENDED,
        STOP,
        DEADLINE,
        GIVE_UP
    }

    /** How long an interrupted body may take to come back before its slot is replaced. */
    private static final Duration INTERRUPT_PATIENCE = Duration.ofSeconds(5);

    private TaskActor() {}

    /** Starts the run on a slot. */
    static Behavior<Message> create(BodyRun run, SlotExecutor slots, ActorRef<WorkerCommand> worker) {
        return Behaviors.setup(context -> {
            ActorRef<Message> self = context.getSelf();
            run.onDone(() -> self.tell(Message.BODY_ENDED));
            slots.submit(run);
            return carry(run, slots, worker);
        });
    }

    /** Takes over a run that an earlier actor system started. */
    static Behavior<Message> takeOver(BodyRun run, SlotExecutor slots, ActorRef<WorkerCommand> worker) {
        return Behaviors.setup(context -> {
            ActorRef<Message> self = context.getSelf();
            run.onDone(() -> self.tell(Message.BODY_ENDED));
            return carry(run, slots, worker);
        });
    }

    private static Behavior<Message> carry(BodyRun run, SlotExecutor slots, ActorRef<WorkerCommand> worker) {
        return run.row()
                .options()
                .deadline()
                .map(deadline -> Behaviors.<Message>withTimers(timers -> {
                    timers.startSingleTimer(Message.DEADLINE, left(run, deadline));
                    return withDeadline(run, slots, worker, timers, deadline);
                }))
                .orElseGet(() -> withoutDeadline(run, slots, worker));
    }

    private static Behavior<Message> withoutDeadline(BodyRun run, SlotExecutor slots, ActorRef<WorkerCommand> worker) {
        return Behaviors.receiveMessage(message -> message == Message.BODY_ENDED
                ? ended(run, worker)
                : Behaviors.withTimers(timers -> interrupted(run, slots, worker, timers)));
    }

    private static Behavior<Message> withDeadline(
            BodyRun run,
            SlotExecutor slots,
            ActorRef<WorkerCommand> worker,
            TimerScheduler<Message> timers,
            Duration deadline) {
        return Behaviors.receiveMessage(message -> {
            if (message == Message.BODY_ENDED) {
                return ended(run, worker);
            }
            if (message == Message.DEADLINE && hasTime(run, deadline)) {
                timers.startSingleTimer(Message.DEADLINE, left(run, deadline));
                return Behaviors.same();
            }
            if (message == Message.DEADLINE) {
                run.markPastDeadline();
            }
            return interrupted(run, slots, worker, timers);
        });
    }

    /** The deadline counts from the begin of the body, not from its place in the queue. */
    private static boolean hasTime(BodyRun run, Duration deadline) {
        long started = run.startNanos();
        return started == 0 || System.nanoTime() - started < deadline.toNanos();
    }

    private static Duration left(BodyRun run, Duration deadline) {
        long started = run.startNanos();
        return started == 0
                ? deadline
                : Duration.ofNanos(Math.max(1_000_000, deadline.toNanos() - (System.nanoTime() - started)));
    }

    /** Interrupts the body, or takes it out of the queue, and gives its slot up if it does not come back. */
    private static Behavior<Message> interrupted(
            BodyRun run, SlotExecutor slots, ActorRef<WorkerCommand> worker, TimerScheduler<Message> timers) {
        run.cancel();
        timers.startSingleTimer(Message.GIVE_UP, INTERRUPT_PATIENCE);
        return Behaviors.receiveMessage(message -> {
            if (message == Message.BODY_ENDED) {
                return ended(run, worker);
            }
            if (message == Message.GIVE_UP && slots.leaked(run)) {
                run.markLeaked();
                worker.tell(new WorkerMessage.BodyLeaked(run));
                return Behaviors.stopped();
            }
            return Behaviors.same();
        });
    }

    private static Behavior<Message> ended(BodyRun run, ActorRef<WorkerCommand> worker) {
        worker.tell(new WorkerMessage.BodyEnded(run));
        return Behaviors.stopped();
    }
}
