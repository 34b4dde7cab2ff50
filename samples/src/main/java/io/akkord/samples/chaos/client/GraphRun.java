package io.akkord.samples.chaos.client;

import io.akkord.api.AkkordException;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphRejectedException;
import io.akkord.api.RemoteException;
import io.akkord.api.Session;
import io.akkord.api.TaskFailedException;
import io.akkord.execution.transfer.TransferException;
import io.akkord.samples.chaos.work.Weave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One graph from its submission to its end, by a client that does not give up: what could not be answered is asked again.
 * Runs on a thread of its own.
 */
public final class GraphRun implements Runnable {

    /** Where a run stands. */
    public enum Stage {
        SUBMITTING,
        RUNNING,
        ENDED
    }

    private static final int ASK_AGAIN_MILLIS = 500;

    private final Session session;
    private final Weave weave;
    private final Growth growth;
    private final Acknowledged acknowledged = new Acknowledged();
    private final long started = System.nanoTime();
    private volatile Stage stage = Stage.SUBMITTING;
    private volatile String trouble = "";
    private volatile int wrong;
    private volatile List<String> outside = List.of();
    private volatile double seconds;

    public GraphRun(Session session, Weave weave) {
        this.session = session;
        this.weave = weave;
        this.growth = new Growth(session, weave);
    }

    @Override
    public void run() {
        try {
            submit();
            stage = Stage.RUNNING;
            handle().onProgress(acknowledged::status);
            Map<String, Object> values = values();
            values.forEach((key, value) -> acknowledged.value(key, (byte[]) value));
            wrong = weave.wrong(values) + wronglyFailed();
            outside = weave.outside(values);
            seconds = (System.nanoTime() - started) / 1e9;
            stage = Stage.ENDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AkkordException | ClassCastException e) {
            trouble = e.toString();
            wrong = 1;
            stage = Stage.ENDED;
        }
    }

    /** Submitting twice is one graph, so it is done until it is known to have been done. */
    private void submit() throws InterruptedException {
        while (!acknowledged.isSubmitted()) {
            try {
                send();
                acknowledged.submitted();
            } catch (ClusterUnavailableException | GraphRejectedException e) {
                trouble = e.toString();
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
            }
        }
    }

    private void send() throws InterruptedException {
        if (weave.grows()) {
            growth.grow();
        } else {
            session.submit(weave.graph(), weave.options());
        }
    }

    private GraphHandle<Map<String, Object>> handle() {
        return session.attach(new GraphId(weave.id()));
    }

    /** The outputs that have a value, asked for once more, on another thread. */
    public CompletableFuture<Map<String, Object>> askAgain() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return values();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }

    private Map<String, Object> values() throws InterruptedException {
        GraphHandle<Map<String, Object>> handle = handle();
        List<CompletionStage<Object>> asked = new ArrayList<>();
        List<String> keys = weave.values();
        keys.forEach(key -> asked.add(handle.result(key)));
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), value(keys.get(i), asked.get(i)));
        }
        return values;
    }

    private Object value(String key, CompletionStage<Object> first) throws InterruptedException {
        for (CompletionStage<Object> asked = first; ; asked = handle().result(key)) {
            try {
                return asked.toCompletableFuture().get();
            } catch (ExecutionException e) {
                requireTransient(e.getCause());
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
            }
        }
    }

    /** What passes by itself is asked again; what the cluster says of the graph counts. */
    private void requireTransient(@Nullable Throwable failure) {
        trouble = String.valueOf(failure);
        boolean isFinal = failure instanceof AkkordException
                && !(failure instanceof ClusterUnavailableException)
                && !(failure instanceof TransferException);
        if (isFinal) {
            throw new AkkordException(weave.id() + ": " + failure, failure);
        }
    }

    /** How many tasks that must fail do not, or by something else than they threw. */
    private int wronglyFailed() throws InterruptedException {
        int found = 0;
        for (String key : weave.failing()) {
            found += failsAsItMust(key) ? 0 : 1;
        }
        return found;
    }

    /** The first failure of a graph stands for all that followed. */
    private boolean failsAsItMust(String key) throws InterruptedException {
        while (true) {
            try {
                handle().result(key).toCompletableFuture().get();
                return false;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TaskFailedException failed) {
                    return weave.failing().contains(failed.key())
                            && typeOf(failed.getCause()).equals(Weave.errorOf(failed.key()));
                }
                requireTransient(e.getCause());
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
            }
        }
    }

    private static String typeOf(@Nullable Throwable cause) {
        return cause instanceof RemoteException remote
                ? remote.type()
                : Objects.requireNonNull(cause).getClass().getName();
    }

    /** Why the graph stands still, by its supervisor, or by what this client met last. */
    public String standstill() {
        try {
            return handle().status()
                    .thenApply(status -> status.state() + ", " + status.recorded() + " of " + status.tasks()
                            + " recorded, epoch " + status.epoch() + ", "
                            + status.message().orElse("nothing known to be in the way"))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            return "no answer (" + e + "); before that: " + (trouble.isEmpty() ? "nothing" : trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    public Weave weave() {
        return weave;
    }

    public Stage stage() {
        return stage;
    }

    public Acknowledged acknowledged() {
        return acknowledged;
    }

    /** Outputs that are not what the oracle says, and failures that are not those that must be. */
    public int wrong() {
        return wrong;
    }

    /** What effects left outside that they should not have, or the other way round. */
    public List<String> outside() {
        return outside;
    }

    /** What this client met last; empty if nothing. */
    public String trouble() {
        return trouble;
    }

    /** From the first try to submit to the last output. */
    public double seconds() {
        return seconds;
    }
}
