package io.akkord.actors.client;

import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** A handle on a graph of the cluster. */
final class ClusterGraphHandle<T> implements GraphHandle<T> {

    private final GatewayClient gateway;
    private final ResultFetcher fetcher;
    private final GraphId id;
    private final Function<Map<String, Object>, T> shape;
    private final Optional<List<String>> outputs;

    /**
     * A handle.
     *
     * @param shape makes the handle's result of the map of outputs
     * @param outputs their names, if they are known; they are asked for otherwise
     */
    ClusterGraphHandle(
            GatewayClient gateway,
            ResultFetcher fetcher,
            GraphId id,
            Function<Map<String, Object>, T> shape,
            Optional<List<String>> outputs) {
        this.gateway = gateway;
        this.fetcher = fetcher;
        this.id = id;
        this.shape = shape;
        this.outputs = outputs;
    }

    @Override
    public GraphId id() {
        return id;
    }

    @Override
    public CompletionStage<GraphStatus> status() {
        return gateway.ask(id.value(), GraphCommand.GetStatus::new).thenApply(reply -> {
            if (reply instanceof ClientReply.Status status) {
                return known(status.status());
            }
            throw ResultFetcher.exception(reply);
        });
    }

    private GraphStatus known(GraphStatus status) {
        if (status.epoch() == 0) {
            throw ResultFetcher.unknown(id);
        }
        return status;
    }

    /** A damaged graph has no counts, but the listener is told that it is damaged and why. */
    @Override
    public void onProgress(Consumer<GraphStatus> listener) {
        StatusWatch.start(gateway, id.value(), listener, lost -> {
            if (lost instanceof GraphDamagedException) {
                listener.accept(new ClientReply.Damaged(String.valueOf(lost.getMessage())).asStatus(id));
            }
        });
    }

    @Override
    public CompletionStage<T> result() {
        return outputs.<CompletionStage<List<String>>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> status().thenCompose(status -> outputsFrom(new ArrayList<>())))
                .thenCompose(names -> Outputs.fetch(names, name -> fetcher.result(id, name)))
                .thenApply(shape);
    }

    private CompletionStage<List<String>> outputsFrom(List<String> before) {
        return gateway.ask(id.value(), client -> new GraphCommand.GetOutputs(before.size(), client))
                .thenCompose(reply -> {
                    if (!(reply instanceof ClientReply.Outputs page)) {
                        throw ResultFetcher.exception(reply);
                    }
                    before.addAll(page.names());
                    return before.size() >= page.total() || page.names().isEmpty()
                            ? CompletableFuture.completedFuture(before)
                            : outputsFrom(before);
                });
    }

    @Override
    public CompletionStage<Object> result(String key) {
        return fetcher.result(id, key);
    }

    @Override
    public CompletionStage<GraphStatus> acceptChanged(String by) {
        return gateway.ask(id.value(), client -> new GraphCommand.AcceptChanged(by, client))
                .thenApply(this::accepted);
    }

    @Override
    public CompletionStage<GraphStatus> cancel(String reason) {
        return gateway.ask(id.value(), client -> new GraphCommand.CancelGraph(reason, client))
                .thenApply(this::accepted);
    }

    private GraphStatus accepted(ClientReply reply) {
        if (reply instanceof ClientReply.Accepted accepted) {
            return known(accepted.status());
        }
        throw ResultFetcher.exception(reply);
    }
}
