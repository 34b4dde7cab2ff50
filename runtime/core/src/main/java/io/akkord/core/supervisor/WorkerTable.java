package io.akkord.core.supervisor;

import java.util.ArrayList;
import java.util.List;

/** The workers that a graph has met, by number, with what is dispatched to each. */
public final class WorkerTable {

    private final List<String> ids = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private int[] inFlight = new int[4];

    void add(int worker, String id, String node) {
        if (worker != ids.size()) {
            throw new IllegalStateException("worker number " + worker + " follows " + (ids.size() - 1));
        }
        ids.add(id);
        nodes.add(node);
        if (ids.size() > inFlight.length) {
            inFlight = java.util.Arrays.copyOf(inFlight, inFlight.length * 2);
        }
    }

    void changeInFlight(int worker, int by) {
        inFlight[worker] += by;
    }

    /** Tasks that are dispatched to a worker and not finished. */
    public int inFlight(int worker) {
        return inFlight[worker];
    }

    public int count() {
        return ids.size();
    }

    /** The number of a worker; -1 if the graph has not met it. */
    public int find(String id) {
        return ids.indexOf(id);
    }

    public String id(int worker) {
        return ids.get(worker);
    }

    public String node(int worker) {
        return nodes.get(worker);
    }
}
