package io.akkord.core.supervisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The workers that a graph has met, by number, with what is dispatched to each and what each holds. */
public final class WorkerTable {

    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> nodes = new ArrayList<>();
    private final BitSet adopted = new BitSet();
    private int[] inFlight = new int[4];
    private int[] held = new int[4];

    void add(int worker, String id, String node) {
        if (worker != ids.size()) {
            throw new IllegalStateException("worker number " + worker + " follows " + (ids.size() - 1));
        }
        ids.add(id);
        numbers.putIfAbsent(id, worker);
        nodes.add(node);
        if (ids.size() > inFlight.length) {
            inFlight = Arrays.copyOf(inFlight, inFlight.length * 2);
            held = Arrays.copyOf(held, held.length * 2);
        }
    }

    /** A worker may be given tasks from now on. */
    void adopt(int worker, String node) {
        nodes.set(worker, node);
        adopted.set(worker);
    }

    /** A worker is lost. */
    void giveUp(int worker) {
        adopted.clear(worker);
    }

    /** A new life of the supervisor adopts every worker anew. */
    void giveUpAll() {
        adopted.clear();
    }

    /** Whether the worker may be given tasks, as far as the facts say. */
    boolean isAdopted(int worker) {
        return adopted.get(worker);
    }

    void changeInFlight(int worker, int by) {
        inFlight[worker] += by;
    }

    void changeHeld(int worker, int by) {
        held[worker] += by;
    }

    /** Tasks that are dispatched to a worker and not finished. */
    public int inFlight(int worker) {
        return inFlight[worker];
    }

    /** Results that a worker is believed to hold. */
    int held(int worker) {
        return held[worker];
    }

    /** Whether the graph has anything with the worker. */
    boolean isInvolved(int worker) {
        return inFlight[worker] > 0 || held[worker] > 0;
    }

    public int count() {
        return ids.size();
    }

    /** The number of a worker; -1 if the graph has not met it. */
    public int find(String id) {
        return numbers.getOrDefault(id, -1);
    }

    public String id(int worker) {
        return ids.get(worker);
    }

    public String node(int worker) {
        return nodes.get(worker);
    }
}
