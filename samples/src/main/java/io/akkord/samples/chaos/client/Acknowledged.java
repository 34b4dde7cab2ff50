package io.akkord.samples.chaos.client;

import io.akkord.api.GraphStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the cluster told its client of one graph. None of it may turn out untrue. Safe for use by several threads. */
public final class Acknowledged {

    private final Map<String, byte[]> values = new TreeMap<>();
    private boolean submitted;
    private int recorded;
    private GraphStatus.@Nullable State end;

    synchronized void submitted() {
        submitted = true;
    }

    synchronized void status(GraphStatus status) {
        recorded = Math.max(recorded, status.recorded());
        end = status.state().isFinal() ? status.state() : end;
    }

    synchronized void value(String key, byte[] value) {
        values.putIfAbsent(key, value);
    }

    /** Whether the graph was accepted. */
    public synchronized boolean isSubmitted() {
        return submitted;
    }

    /** The most recorded tasks that a status named. */
    public synchronized int recorded() {
        return recorded;
    }

    /** The end that a status named. */
    public synchronized Optional<GraphStatus.State> end() {
        return Optional.ofNullable(end);
    }

    /** How many values that were given are others now. */
    public synchronized int changed(Map<String, Object> now) {
        return (int) values.entrySet().stream()
                .filter(told ->
                        !(now.get(told.getKey()) instanceof byte[] value) || !Arrays.equals(value, told.getValue()))
                .count();
    }
}
