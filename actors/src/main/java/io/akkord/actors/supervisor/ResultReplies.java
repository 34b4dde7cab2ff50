package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.TaskResult;
import org.jspecify.annotations.Nullable;

/** Answers clients who want results, and workers who need inline results again. */
final class ResultReplies {

    private static final int NO_WORKER = -1;

    private final ActorContext<GraphCommand> context;
    private final Environment environment;
    private final GraphId id;
    private final GraphScheduler scheduler;
    private final InlineResults inline;

    ResultReplies(
            ActorContext<GraphCommand> context,
            Environment environment,
            GraphId id,
            GraphScheduler scheduler,
            InlineResults inline) {
        this.context = context;
        this.environment = environment;
        this.id = id;
        this.scheduler = scheduler;
        this.inline = inline;
    }

    /** Answers now if the task has ended; false if the client must wait. */
    boolean answer(String key, ActorRef<ClientReply> client) {
        TaskResult result = scheduler.result(key);
        if (result instanceof TaskResult.Pending && !scheduler.isEnded()) {
            return false;
        }
        if (result instanceof TaskResult.InJournal journal) {
            read(new int[] {journal.task()}, new long[] {journal.eventNumber()}, NO_WORKER, client);
        } else {
            client.tell(reply(key, result));
        }
        return true;
    }

    private ClientReply reply(String key, TaskResult result) {
        if (result instanceof TaskResult.InCheckpoint checkpoint) {
            return new ClientReply.ResultAt(
                    environment.transferHost(), environment.transferPort(), id.value(), checkpoint.task());
        }
        if (result instanceof TaskResult.AtWorker held) {
            return scheduler
                    .worker(held.worker())
                    .<ClientReply>map(info ->
                            new ClientReply.ResultAt(info.transferHost(), info.transferPort(), id.value(), held.task()))
                    .orElseGet(() ->
                            new ClientReply.ResultMissing("the worker that holds the result of " + key + " is gone"));
        }
        if (result instanceof TaskResult.Failed failed) {
            return new ClientReply.ResultFailed(
                    failed.key(), failed.node(), failed.attempt(), failed.inputs(), failed.failure());
        }
        if (result instanceof TaskResult.Released) {
            return new ClientReply.ResultMissing(
                    "the result of " + key
                            + " was released when nothing needed it any more; mark the task checkpointed() or make it an output");
        }
        if (result instanceof TaskResult.Pending) {
            return new ClientReply.ResultMissing("the graph ended before " + key + " was computed");
        }
        return new ClientReply.ResultMissing("graph " + id + " has no task or output \"" + key + "\"; its outputs are "
                + scheduler.outputNames().stream().limit(20).toList());
    }

    /** Reads inline results for a worker. */
    void supply(int worker, int[] tasks) {
        IntList wanted = new IntList();
        io.akkord.core.collection.LongList events = new io.akkord.core.collection.LongList();
        for (int task : tasks) {
            long event = scheduler.inlineEvent(task);
            if (event > 0) {
                wanted.add(task);
                events.add(event);
            }
        }
        if (!wanted.isEmpty()) {
            read(wanted.toArray(), events.toArray(), worker, null);
        }
    }

    private void read(int[] tasks, long[] events, int worker, @Nullable ActorRef<ClientReply> client) {
        context.pipeToSelf(
                inline.read(tasks, events),
                (values, error) -> values == null
                        ? new SupervisorMessage.InlineFailed(String.valueOf(error), client)
                        : new SupervisorMessage.InlineRead(values, worker, client));
    }

    void inlineRead(SupervisorMessage.InlineRead read, WorkerLinks links) {
        if (read.client() != null) {
            ActorRef<ClientReply> client = read.client();
            if (read.values().byTask().isEmpty()) {
                client.tell(
                        new ClientReply.ResultMissing("the journal does not have the result where it was recorded"));
            }
            read.values().byTask().values().forEach(value -> client.tell(new ClientReply.ResultInline(value)));
            return;
        }
        IntList tasks = new IntList();
        IntList lengths = new IntList();
        ByteList values = new ByteList();
        read.values().byTask().forEach((task, value) -> {
            tasks.add(task);
            lengths.add(value.length);
            values.addAll(value, 0, value.length);
        });
        links.send(read.worker(), new ToWorker.SupplyInputs(tasks.toArray(), lengths.toArray(), values.toArray()));
    }

    void inlineFailed(SupervisorMessage.InlineFailed failed) {
        context.getLog().error("graph {}: results could not be read from the journal: {}", id, failed.message());
        if (failed.client() != null) {
            failed.client().tell(new ClientReply.ResultMissing("the journal could not be read: " + failed.message()));
        }
    }
}
