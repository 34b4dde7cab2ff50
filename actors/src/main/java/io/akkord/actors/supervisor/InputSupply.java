package io.akkord.actors.supervisor;

import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphScheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Supplies workers with inputs that only the journal holds. What cannot be read is read again after a pause, because a
 * task waits for it.
 */
final class InputSupply {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ActorContext<GraphCommand> context;
    private final GraphScheduler scheduler;
    private final InlineResults inline;
    private final WorkerLinks links;

    InputSupply(ActorContext<GraphCommand> context, GraphScheduler scheduler, InlineResults inline, WorkerLinks links) {
        this.context = context;
        this.scheduler = scheduler;
        this.inline = inline;
        this.links = links;
    }

    /** Reads the inline results of tasks for a worker; those that are not inline any more are moved by other means. */
    void supply(int worker, int[] tasks) {
        IntList wanted = new IntList();
        LongList events = new LongList();
        for (int task : tasks) {
            long event = scheduler.inlineEvent(task);
            if (event > 0) {
                wanted.add(task);
                events.add(event);
            }
        }
        if (!wanted.isEmpty()) {
            int[] all = wanted.toArray();
            context.pipeToSelf(
                    inline.read(all, events.toArray()),
                    (values, error) -> values == null
                            ? new SupervisorMessage.InputsUnreadable(worker, all, String.valueOf(error))
                            : new SupervisorMessage.InputsRead(worker, all, values));
        }
    }

    void read(SupervisorMessage.InputsRead read) {
        IntList tasks = new IntList();
        IntList lengths = new IntList();
        ByteList values = new ByteList();
        IntList missing = new IntList();
        for (int task : read.wanted()) {
            byte @Nullable [] value = read.values().byTask().get(task);
            if (value == null) {
                missing.add(task);
            } else {
                tasks.add(task);
                lengths.add(value.length);
                values.addAll(value, 0, value.length);
            }
        }
        links.send(read.worker(), new ToWorker.SupplyInputs(tasks.toArray(), lengths.toArray(), values.toArray()));
        links.flush();
        if (!missing.isEmpty()) {
            again(read.worker(), missing.toArray(), "results are not where they were recorded");
        }
    }

    void unreadable(SupervisorMessage.InputsUnreadable failed) {
        again(failed.worker(), failed.wanted(), failed.message());
    }

    private void again(int worker, int[] tasks, String why) {
        context.getLog()
                .error("{} inputs could not be read from the journal and are read again: {}", tasks.length, why);
        context.scheduleOnce(PAUSE, context.getSelf(), new SupervisorMessage.SupplyAgain(worker, tasks));
    }
}
