package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.TaskResult;
import io.akkord.persistence.schema.SchemaException;
import org.jspecify.annotations.Nullable;

/** Answers clients who want results. */
final class ResultReplies {

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
            read(journal.task(), journal.eventNumber(), client);
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

    private void read(int task, long event, ActorRef<ClientReply> client) {
        context.pipeToSelf(
                inline.read(new int[] {task}, new long[] {event}),
                (values, error) -> values == null
                        ? new SupervisorMessage.ResultUnreadable(String.valueOf(error), isDamage(error), client)
                        : new SupervisorMessage.ResultRead(values, client));
    }

    private static boolean isDamage(@Nullable Throwable error) {
        return error instanceof SchemaException || (error != null && isDamage(error.getCause()));
    }

    void read(SupervisorMessage.ResultRead read) {
        if (read.values().byTask().isEmpty()) {
            read.client()
                    .tell(new ClientReply.ResultMissing("the journal does not have the result where it was recorded"));
        }
        read.values().byTask().values().forEach(value -> read.client().tell(new ClientReply.ResultInline(value)));
    }

    /** A journal that is away comes back: the client is not answered, and asks again. */
    void unreadable(SupervisorMessage.ResultUnreadable failed) {
        context.getLog().error("graph {}: a result could not be read from the journal: {}", id, failed.message());
        if (failed.damaged()) {
            failed.client().tell(new ClientReply.ResultMissing("the journal could not be read: " + failed.message()));
        }
    }
}
