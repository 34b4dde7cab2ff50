package io.akkord.actors.client;

import io.akkord.api.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches all outputs of a graph, so many at a time that the supervisor's mailbox stays short. Ends when all have ended;
 * of several failures, that of a task counts before that of a result which is missing because of it.
 */
final class Outputs {

    private static final int WINDOW = 128;

    private final List<String> names;
    private final Function<String, CompletionStage<@Nullable Object>> fetch;
    private final @Nullable Object[] values;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger open;
    private final CompletableFuture<Map<String, Object>> all = new CompletableFuture<>();
    private @Nullable Throwable failure;

    private Outputs(List<String> names, Function<String, CompletionStage<@Nullable Object>> fetch) {
        this.names = names;
        this.fetch = fetch;
        this.values = new Object[names.size()];
        this.open = new AtomicInteger(names.size());
    }

    static CompletionStage<Map<String, Object>> fetch(
            List<String> names, Function<String, CompletionStage<@Nullable Object>> fetch) {
        Outputs outputs = new Outputs(names, fetch);
        if (names.isEmpty()) {
            outputs.end();
        }
        for (int i = 0; i < Math.min(WINDOW, names.size()); i++) {
            outputs.fetchNext();
        }
        return outputs.all;
    }

    private void fetchNext() {
        int index = next.getAndIncrement();
        if (index < names.size()) {
            fetch.apply(names.get(index)).whenComplete((value, error) -> ended(index, value, error));
        }
    }

    private void ended(int index, @Nullable Object value, @Nullable Throwable error) {
        if (error == null) {
            values[index] = value;
        } else {
            failed(error);
        }
        if (open.decrementAndGet() == 0) {
            end();
        } else {
            fetchNext();
        }
    }

    private synchronized void failed(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (failure == null || (cause instanceof TaskFailedException && !(failure instanceof TaskFailedException))) {
            failure = cause;
        }
    }

    private synchronized void end() {
        if (failure != null) {
            all.completeExceptionally(failure);
            return;
        }
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        @SuppressWarnings("NullAway") // a result may be null, which the api does not say
        Map<String, Object> known = byName;
        all.complete(known);
    }
}
