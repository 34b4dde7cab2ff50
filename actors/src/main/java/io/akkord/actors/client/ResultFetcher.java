package io.akkord.actors.client;

import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.AkkordException;
import io.akkord.api.GraphCancelledException;
import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskFailedException;
import io.akkord.execution.task.Failures;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.value.ValueCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Brings results to the client and turns refusals into the exceptions of the api. Safe for use by several threads. */
final class ResultFetcher {

    private final GatewayClient gateway;
    private final TransferClient transfer;
    private final ValueCodec codec;

    ResultFetcher(GatewayClient gateway, TransferClient transfer, ValueCodec codec) {
        this.gateway = gateway;
        this.transfer = transfer;
        this.codec = codec;
    }

    /** The value of an output or a task with a key, once it has ended. */
    CompletionStage<@Nullable Object> result(GraphId id, String key) {
        return gateway.await(id.value(), client -> new GraphCommand.GetResult(key, client))
                .thenCompose(reply -> value(id, reply));
    }

    private CompletionStage<@Nullable Object> value(GraphId id, ClientReply reply) {
        if (reply instanceof ClientReply.ResultInline inline) {
            return CompletableFuture.completedFuture(codec.decode(inline.value()));
        }
        if (reply instanceof ClientReply.ResultAt at) {
            return transfer.fetch(at.host(), at.port(), at.graph(), at.task()).thenApply(codec::decode);
        }
        if (reply instanceof ClientReply.ResultMissing missing) {
            return explainMissing(id, missing.message());
        }
        return CompletableFuture.failedFuture(exception(reply));
    }

    /** A result that is missing because the graph was cancelled is told as that. */
    private CompletionStage<@Nullable Object> explainMissing(GraphId id, String message) {
        return gateway.ask(id.value(), GraphCommand.GetStatus::new).thenCompose(reply -> {
            if (reply instanceof ClientReply.Status status && status.status().state() == GraphStatus.State.CANCELLED) {
                return CompletableFuture.failedFuture(new GraphCancelledException("graph " + id + " was cancelled: "
                        + status.status().message().orElse("no reason given")));
            }
            return CompletableFuture.failedFuture(new GraphNotFoundException(message));
        });
    }

    /** The exception that stands for a reply. */
    static AkkordException exception(ClientReply reply) {
        if (reply instanceof ClientReply.ResultFailed failed) {
            return new TaskFailedException(
                    failed.key(),
                    failed.node(),
                    failed.attempt(),
                    failed.inputs(),
                    Failures.toThrowable(failed.failure()));
        }
        if (reply instanceof ClientReply.Damaged damaged) {
            return new GraphDamagedException(damaged.message());
        }
        if (reply instanceof ClientReply.Refused refused) {
            return new io.akkord.api.GraphRejectedException(refused.message());
        }
        return new AkkordException("unexpected answer: " + reply);
    }
}
