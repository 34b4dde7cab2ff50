package io.akkord.actors.client;

import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A handle on a graph of the cluster. */
final class ClusterGraphHandle<T> implements GraphHandle<T> {

    private final GatewayClient gateway;
    private final ResultFetcher fetcher;
    private final GraphId id;
    private final Function<Map<String, Object>, T> shape;

    /**
     * A handle.
     *
     * @param shape makes the handle's result of the map of outputs
     */
    ClusterGraphHandle(
            GatewayClient gateway, ResultFetcher fetcher, GraphId id, Function<Map<String, Object>, T> shape) {
        this.gateway = gateway;
        this.fetcher = fetcher;
        this.id = id;
        this.shape = shape;
    }

    @Override
    public GraphId id() {
        return id;
    }

    private CompletionStage<ClientReply.Status> ask() {
        return gateway.ask(id.value(), GraphCommand.GetStatus::new).thenApply(reply -> {
            if (reply instanceof ClientReply.Status status) {
                if (status.status().epoch() == 0 && !id.isTransient()) {
                    throw new GraphNotFoundException(
                            "no graph has the id " + id + "; see what there is with: akkord list");
                }
                return status;
            }
            throw ResultFetcher.exception(reply);
        });
    }

    @Override
    public CompletionStage<GraphStatus> status() {
        return ask().thenApply(ClientReply.Status::status);
    }

    @Override
    public void onProgress(Consumer<GraphStatus> listener) {
        StatusWatch.start(gateway, id.value(), listener);
    }

    @Override
    public CompletionStage<T> result() {
        return ask().thenCompose(status -> outputs(status.outputs())).thenApply(shape);
    }

    private CompletionStage<Map<String, Object>> outputs(List<String> names) {
        List<CompletableFuture<@Nullable Object>> values = new ArrayList<>();
        names.forEach(name -> values.add(fetcher.result(id, name).toCompletableFuture()));
        return CompletableFuture.allOf(values.toArray(CompletableFuture[]::new)).thenApply(done -> {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                all.put(names.get(i), values.get(i).join());
            }
            return all;
        });
    }

    @Override
    public CompletionStage<Object> result(String key) {
        return fetcher.result(id, key);
    }

    @Override
    public CompletionStage<GraphStatus> cancel(String reason) {
        return gateway.ask(id.value(), client -> new GraphCommand.CancelGraph(reason, client))
                .thenApply(reply -> {
                    if (reply instanceof ClientReply.Accepted accepted) {
                        return accepted.status();
                    }
                    throw ResultFetcher.exception(reply);
                });
    }
}
