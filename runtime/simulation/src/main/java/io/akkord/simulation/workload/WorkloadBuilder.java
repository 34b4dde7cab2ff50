package io.akkord.simulation.workload;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Collects tasks and edges in any order and gives them numbers in topological order: of what is ready, what was added
 * first comes first (Kahn, with a heap), so a list that is in order already keeps its order. An edge that is added twice
 * counts once.
 */
public final class WorkloadBuilder {

    private static final int SHOWN_KEYS = 12;

    private final List<String> keys = new ArrayList<>();
    private final IntList operations = new IntList();
    private final Map<String, Integer> operationRows = new LinkedHashMap<>();
    private final LongList nanos = new LongList();
    private final LongList bytes = new LongList();
    private final IntList from = new IntList();
    private final IntList to = new IntList();
    private final List<String> notes = new ArrayList<>();
    private final Map<Integer, String> places = new HashMap<>();

    /** Adds a task; the answer is its place, for {@link #edge}. */
    public int task(String key, String operation, long runNanos, long resultBytes) {
        keys.add(key);
        operations.add(operationRows.computeIfAbsent(operation, name -> operationRows.size()));
        nanos.add(runNanos);
        bytes.add(resultBytes);
        return keys.size() - 1;
    }

    /** Says where the task that was added last stands in its file, for errors. */
    public WorkloadBuilder at(String place) {
        places.put(keys.size() - 1, place);
        return this;
    }

    /** The task at one place needs the result of the one at another. */
    public WorkloadBuilder edge(int producer, int consumer) {
        from.add(producer);
        to.add(consumer);
        return this;
    }

    public WorkloadBuilder note(String text) {
        notes.add(text);
        return this;
    }

    public int size() {
        return keys.size();
    }

    /**
     * The graph.
     *
     * @throws WorkloadException if it has no task or a cycle, whose tasks are then named
     */
    public Workload build(String name, String family) {
        if (keys.isEmpty()) {
            throw new WorkloadException(name + " has no task; give at least one");
        }
        int[][] inputs = adjacency(to, from);
        int[] order = order(name, inputs);
        int[] numbers = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            numbers[order[i]] = i;
        }
        return emit(name, family, order, numbers, inputs);
    }

    private Workload emit(String name, String family, int[] order, int[] numbers, int[][] inputs) {
        int tasks = order.length;
        int[] offsets = new int[tasks + 1];
        IntList edges = new IntList();
        int[] operationOf = new int[tasks];
        long[] runNanos = permuted(nanos.toArray(), order);
        long[] resultBytes = permuted(bytes.toArray(), order);
        List<String> named = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            int place = order[i];
            for (int input :
                    Arrays.stream(inputs[place]).map(at -> numbers[at]).sorted().toArray()) {
                edges.add(input);
            }
            offsets[i + 1] = edges.size();
            operationOf[i] = operations.get(place);
            named.add(keys.get(place));
        }
        List<String> names = List.copyOf(operationRows.keySet());
        return new Workload(
                name, family, offsets, edges.toArray(), operationOf, names, runNanos, resultBytes, named, notes);
    }

    private static long[] permuted(long[] values, int[] order) {
        return Arrays.stream(order).mapToLong(place -> values[place]).toArray();
    }

    /** For each place, the distinct others that it has an edge with, in the order of adding. */
    private int[][] adjacency(IntList of, IntList others) {
        IntList[] lists = new IntList[keys.size()];
        for (int i = 0; i < of.size(); i++) {
            int at = of.get(i);
            if (lists[at] == null) {
                lists[at] = new IntList(2);
            }
            lists[at].add(others.get(i));
        }
        int[][] all = new int[keys.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = lists[i] == null
                    ? new int[0]
                    : Arrays.stream(lists[i].toArray()).distinct().toArray();
        }
        return all;
    }

    private int[] order(String name, int[][] inputs) {
        int[][] dependents = adjacency(from, to);
        int[] missing = Arrays.stream(inputs).mapToInt(all -> all.length).toArray();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        IntList order = new IntList(missing.length);
        while (!ready.isEmpty()) {
            int place = ready.remove();
            order.add(place);
            for (int dependent : dependents[place]) {
                if (--missing[dependent] == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (order.size() < missing.length) {
            throw cycle(name, inputs, missing);
        }
        return order.toArray();
    }

    /** Walks back along unfinished inputs until a task repeats: that stretch, turned round, is a cycle. */
    private WorkloadException cycle(String name, int[][] inputs, int[] missing) {
        int place = 0;
        while (missing[place] == 0) {
            place++;
        }
        Map<Integer, Integer> seen = new LinkedHashMap<>();
        while (seen.putIfAbsent(place, seen.size()) == null) {
            place = Arrays.stream(inputs[place])
                    .filter(input -> missing[input] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        List<Integer> found = new ArrayList<>(seen.keySet()).subList(seen.getOrDefault(place, 0), seen.size());
        Collections.reverse(found);
        List<String> shown =
                new ArrayList<>(found.stream().limit(SHOWN_KEYS).map(keys::get).toList());
        shown.add(found.size() > SHOWN_KEYS ? "… (" + found.size() + " tasks)" : shown.get(0));
        return new WorkloadException(places.getOrDefault(found.get(0), name) + ": the tasks form a cycle: "
                + String.join(" -> ", shown) + "; take out one of these dependencies");
    }
}
