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
        return run.row().options().deadline().isEmpty()
                ? waiting(run, worker)
                : Behaviors.withTimers(timers -> withDeadline(
                        run,
                        slots,
                        worker,
                        timers,
                        run.row().options().deadline().get()));
    }

    private static Behavior<Message> waiting(BodyRun run, ActorRef<WorkerCommand> worker) {
        return Behaviors.receiveMessage(message -> {
            if (message == Message.BODY_ENDED) {
                worker.tell(new WorkerMessage.BodyEnded(run));
                return Behaviors.stopped();
            }
            run.cancel();
            return Behaviors.same();
        });
    }

    private static Behavior<Message> withDeadline(
            BodyRun run,
            SlotExecutor slots,
            ActorRef<WorkerCommand> worker,
            TimerScheduler<Message> timers,
            Duration deadline) {
        timers.startSingleTimer(Message.DEADLINE, deadline);
        return Behaviors.receiveMessage(message -> {
            switch (message) {
                case BODY_ENDED -> {
                    worker.tell(new WorkerMessage.BodyEnded(run));
                    return Behaviors.stopped();
                }
                case DEADLINE -> onDeadline(run, timers, deadline);
                case GIVE_UP -> {
                    if (slots.leaked(run)) {
                        run.markLeaked();
                        worker.tell(new WorkerMessage.BodyLeaked(run));
                        return Behaviors.stopped();
                    }
                }
                case STOP -> run.cancel();
            }
            return Behaviors.same();
        });
    }

    /** The deadline counts from the begin of the body, not from its place in the queue. */
    private static void onDeadline(BodyRun run, TimerScheduler<Message> timers, Duration deadline) {
        long started = run.startNanos();
        long left = started == 0 ? deadline.toNanos() : deadline.toNanos() - (System.nanoTime() - started);
        if (left > 0) {
            timers.startSingleTimer(Message.DEADLINE, Duration.ofNanos(Math.max(left, 1_000_000)));
            return;
        }
        run.markPastDeadline();
        run.cancel();
        timers.startSingleTimer(Message.GIVE_UP, INTERRUPT_PATIENCE);
    }
}
