package io.akkord.actors.client;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.GraphStatus;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.api.TaskFuture;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.ValueEncoder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A growing graph of the cluster. Extensions are numbered and sent one after the other, each behind the
 * acknowledgement of the one before; the caller does not wait. Safe for use by several threads.
 */
final class ClusterOpenGraph implements OpenGraph {

    private final GatewayClient gateway;
    private final ResultFetcher fetcher;
    private final Submitter submitter;
    private final GraphId id;
    private final GraphOptions options;
    private final GraphCompiler compiler;
    private long extensions;
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);
    private boolean sealed;

    ClusterOpenGraph(
            GatewayClient gateway,
            ResultFetcher fetcher,
            Submitter submitter,
            ValueEncoder encoder,
            GraphId id,
            GraphOptions options) {
        this.gateway = gateway;
        this.fetcher = fetcher;
        this.submitter = submitter;
        this.id = id;
        this.options = options;
        this.compiler = new GraphCompiler(encoder, options);
    }

    @Override
    public GraphId id() {
        return id;
    }

    @Override
    public synchronized <T> TaskFuture<T> submit(Task<T> task) {
        if (sealed) {
            throw new GraphRejectedException("graph " + id + " is sealed and takes no further tasks; open another one");
        }
        String name = task.key().orElse("future-" + extensions);
        Submitter.Encoded encoded = Submitter.Encoded.of(compiler.extend(Map.of(name, task)));
        long sequence = extensions++;
        CompletionStage<?> sent =
                last.thenCompose(before -> submitter.send(id.value(), sequence, encoded, closing(sequence, encoded)));
        if (sequence == 0) {
            sent.thenAccept(accepted -> StatusWatch.start(gateway, id.value(), status -> {}, lost -> {}));
        }
        last = sent;
        return new Future<>(name, task, sent);
    }

    private Function<ActorRef<ClientReply>, GraphCommand> closing(long sequence, Submitter.Encoded encoded) {
        int parts = encoded.parts().size();
        if (sequence > 0) {
            return client -> new GraphCommand.ExtendGraph(sequence, parts, encoded.digest(), client);
        }
        GraphOptions journaled = options.withoutId();
        return client -> new GraphCommand.SubmitGraph(parts, encoded.digest(), journaled, true, client);
    }

    @Override
    public synchronized CompletionStage<GraphStatus> seal() {
        sealed = true;
        if (extensions == 0) {
            return CompletableFuture.failedFuture(
                    new GraphRejectedException("graph " + id + " has no tasks; there is nothing to seal"));
        }
        CompletableFuture<GraphStatus> ended = new CompletableFuture<>();
        long sequence = extensions;
        last.thenCompose(before -> gateway.ask(id.value(), client -> new GraphCommand.SealGraph(sequence, client)))
                .whenComplete((reply, error) -> {
                    if (error != null) {
                        ended.completeExceptionally(error);
                    } else if (reply instanceof ClientReply.Accepted) {
                        StatusWatch.start(
                                gateway, id.value(), status -> end(ended, status), ended::completeExceptionally);
                    } else {
                        ended.completeExceptionally(ResultFetcher.exception(reply));
                    }
                });
        return ended;
    }

    private static void end(CompletableFuture<GraphStatus> ended, GraphStatus status) {
        if (status.state().isFinal()) {
            ended.complete(status);
        }
    }

    @Override
    public synchronized void close() {
        if (!sealed && extensions > 0) {
            seal();
        }
        sealed = true;
    }

    private final class Future<T> implements TaskFuture<T> {
        private final String key;
        private final Task<T> task;
        private final CompletionStage<?> sent;

        Future(String key, Task<T> task, CompletionStage<?> sent) {
            this.key = key;
            this.task = task;
            this.sent = sent;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Task<T> task() {
            return task;
        }

        @Override
        @SuppressWarnings("unchecked")
        public CompletionStage<T> result() {
            return sent.thenCompose(accepted -> fetcher.result(id, key)).thenApply(value -> (T) value);
        }
    }
}
