package io.akkord.samples.support;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.cli.ProgressBar;
import io.akkord.cluster.cli.Terminal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** How far a graph is: shown to people, and a signal when it has come so far. Safe for use by several threads. */
public final class Progress implements AutoCloseable {

    private final Terminal terminal;
    private final ProgressBar bar;
    private volatile int tasks;

    /** Shows the progress of one graph, which may be followed through several handles on it. */
    public Progress(Terminal terminal, String label) {
        this.terminal = terminal;
        this.bar = terminal.progress(label, 0);
    }

    /** Shows how far the graph is, from here to its end. */
    public void show(GraphHandle<?> handle) {
        handle.onProgress(this::update);
    }

    /**
     * Shows how far the graph is, from here to its end.
     *
     * @return completes when the journal has the completions of this part of the tasks, or when the graph has ended
     */
    public CompletableFuture<GraphStatus> showUntil(GraphHandle<?> handle, double part) {
        CompletableFuture<GraphStatus> there = new CompletableFuture<>();
        handle.onProgress(status -> {
            update(status);
            if (status.state().isFinal() || (status.tasks() > 0 && status.recorded() >= part * status.tasks())) {
                there.complete(status);
            }
        });
        return there;
    }

    private void update(GraphStatus status) {
        if (status.tasks() > 0) {
            tasks = status.tasks();
            bar.update(status.recorded(), tasks, "");
        }
    }

    /** The result of a graph that is shown. */
    public <T> T result(GraphHandle<T> handle) throws ExecutionException, InterruptedException {
        T result = handle.result().toCompletableFuture().get();
        bar.update(tasks, tasks, "");
        return result;
    }

    /** A line for people, below the bar. */
    public void say(String line) {
        bar.close();
        terminal.say(line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
