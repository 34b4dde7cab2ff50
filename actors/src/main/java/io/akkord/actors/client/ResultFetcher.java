package io.akkord.actors.client;

import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.AkkordException;
import io.akkord.api.GraphCancelledException;
import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskFailedException;
import io.akkord.execution.task.Failures;
import io.akkord.execution.transfer.Intake;
import io.akkord.execution.transfer.TransferClient;
import io.akkord.execution.transfer.TransferException;
import io.akkord.execution.value.ValueCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings results to the client and turns refusals into the exceptions of the api. Safe for use by several threads. */
final class ResultFetcher {

    /** How long a result is asked for again whose place could not be reached: it may be moving just now. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final GatewayClient gateway;
    private final TransferClient transfer;
    private final ValueCodec codec;
    private final ClassLoader loader;

    /**
     * A fetcher.
     *
     * @param loader finds the classes of exceptions
     */
    ResultFetcher(GatewayClient gateway, TransferClient transfer, ValueCodec codec, ClassLoader loader) {
        this.gateway = gateway;
        this.transfer = transfer;
        this.codec = codec;
        this.loader = loader;
    }

    /** The value of an output or a task with a key, once it has ended. */
    CompletionStage<@Nullable Object> result(GraphId id, String key) {
        return result(id, key, System.nanoTime());
    }

    private CompletionStage<@Nullable Object> result(GraphId id, String key, long since) {
        return gateway.await(id.value(), client -> new GraphCommand.GetResult(key, client))
                .thenCompose(reply -> reply instanceof ClientReply.ResultAt at
                        ? fetch(id, key, at, System.nanoTime() - since < PATIENCE.toNanos() ? since : 0)
                        : value(id, reply));
    }

    /** Fetches; if that fails, asks again where the result is, unless {@code since} is 0. */
    private CompletionStage<@Nullable Object> fetch(GraphId id, String key, ClientReply.ResultAt at, long since) {
        return transfer.fetch(at.host(), at.port(), at.graph(), at.task(), Intake.value(codec))
                .<@Nullable Object>thenApply(Intake.Taken::value)
                .exceptionallyCompose(error -> onFailedFetch(id, key, unwrapped(error), since));
    }

    private CompletionStage<@Nullable Object> onFailedFetch(GraphId id, String key, Throwable error, long since) {
        if (since == 0 || gateway.isClosed() || !(error instanceof TransferException)) {
            return CompletableFuture.failedFuture(error);
        }
        return CompletableFuture.supplyAsync(() -> key, LATER).thenCompose(again -> result(id, again, since));
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private CompletionStage<@Nullable Object> value(GraphId id, ClientReply reply) {
        if (reply instanceof ClientReply.ResultInline inline) {
            return CompletableFuture.completedFuture(codec.decode(inline.value()));
        }
        if (reply instanceof ClientReply.ResultMissing missing) {
            return explainMissing(id, missing.message());
        }
        if (reply instanceof ClientReply.ResultFailed failed) {
            return CompletableFuture.failedFuture(new TaskFailedException(
                    failed.key(),
                    failed.node(),
                    failed.attempt(),
                    failed.inputs(),
                    Failures.toThrowable(failed.failure(), loader)));
        }
        return CompletableFuture.failedFuture(exception(reply));
    }

    /** A result that is missing because the graph was cancelled, or is not known, is told as that. */
    private CompletionStage<@Nullable Object> explainMissing(GraphId id, String message) {
        return gateway.ask(id.value(), GraphCommand.GetStatus::new).thenCompose(reply -> {
            if (reply instanceof ClientReply.Status status && status.status().state() == GraphStatus.State.CANCELLED) {
                return CompletableFuture.failedFuture(new GraphCancelledException("graph " + id + " was cancelled: "
                        + status.status().message().orElse("no reason given")));
            }
            if (reply instanceof ClientReply.Status status && status.status().epoch() == 0) {
                return CompletableFuture.failedFuture(unknown(id));
            }
            return CompletableFuture.failedFuture(new GraphNotFoundException(message));
        });
    }

    static GraphNotFoundException unknown(GraphId id) {
        return new GraphNotFoundException("no graph has the id " + id + "; see what there is with: akkord list");
    }

    /** The exception that stands for a refusal. */
    static AkkordException exception(ClientReply reply) {
        if (reply instanceof ClientReply.Damaged damaged) {
            return new GraphDamagedException(damaged.message());
        }
        if (reply instanceof ClientReply.Refused refused) {
            return new GraphRejectedException(refused.message());
        }
        return new AkkordException("unexpected answer: " + reply);
    }
}
