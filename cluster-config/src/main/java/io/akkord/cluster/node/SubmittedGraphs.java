package io.akkord.cluster.node;

import io.akkord.api.GraphId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The graphs that a program submitted through {@link io.akkord.Akkord}, for {@code akkord submit}, which runs it. */
public final class SubmittedGraphs {

    private static final Set<GraphId> GRAPHS = new LinkedHashSet<>();
    private static volatile boolean watching;

    private SubmittedGraphs() {}

    /** From now on, remembers what is submitted. */
    public static void watch() {
        watching = true;
    }

    /** What was submitted since, in order. */
    public static List<GraphId> all() {
        synchronized (GRAPHS) {
            return List.copyOf(GRAPHS);
        }
    }

    static void add(GraphId id) {
        if (watching) {
            synchronized (GRAPHS) {
                GRAPHS.add(id);
            }
        }
    }
}
