package io.akkord.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns tasks that name each other by keys into a {@link Graph}, in topological order and without recursion. */
final class KeyedGraph {

    private static final int SHOWN_KEYS = 20;

    private final Map<String, Graph.KeyedTask> tasks = new LinkedHashMap<>();

    KeyedGraph(List<Graph.KeyedTask> all) {
        for (Graph.KeyedTask task : all) {
            if (tasks.putIfAbsent(task.key(), task) != null) {
                throw new GraphRejectedException("the key \"" + task.key() + "\" is given twice; keys are unique");
            }
        }
    }

    Graph build(List<String> outputs) {
        requireInputs(outputs);
        Map<String, Task<?>> built = new HashMap<>();
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (Graph.KeyedTask task : tasks.values()) {
            Set<String> distinct = new LinkedHashSet<>(task.inputs());
            missing.put(task.key(), distinct.size());
            distinct.forEach(input ->
                    dependents.computeIfAbsent(input, k -> new ArrayList<>()).add(task.key()));
            if (distinct.isEmpty()) {
                ready.add(task.key());
            }
        }
        while (!ready.isEmpty()) {
            String key = ready.remove();
            built.put(key, make(task(key), built));
            for (String dependent : dependents.getOrDefault(key, List.of())) {
                if (missing.merge(dependent, -1, Integer::sum) == 0) {
                    ready.add(dependent);
                }
            }
        }
        if (built.size() < tasks.size()) {
            throw new GraphRejectedException("the tasks form a cycle: " + String.join(" -> ", cycle(built.keySet())));
        }
        Map<String, Task<?>> wanted = new LinkedHashMap<>();
        outputs.forEach(key -> wanted.put(key, Objects.requireNonNull(built.get(key))));
        return new Graph(wanted);
    }

    private Graph.KeyedTask task(String key) {
        return Objects.requireNonNull(tasks.get(key));
    }

    private void requireInputs(List<String> outputs) {
        Set<String> unknown = new LinkedHashSet<>();
        for (Graph.KeyedTask task : tasks.values()) {
            for (String input : task.inputs()) {
                if (!tasks.containsKey(input)) {
                    unknown.add("\"" + input + "\" (input of \"" + task.key() + "\")");
                }
            }
        }
        for (String output : outputs) {
            if (!tasks.containsKey(output)) {
                unknown.add("\"" + output + "\" (output)");
            }
        }
        if (!unknown.isEmpty()) {
            throw new GraphRejectedException(
                    "no task has the key " + unknown.stream().limit(SHOWN_KEYS).collect(Collectors.joining(", ")));
        }
    }

    private static Task<?> make(Graph.KeyedTask task, Map<String, Task<?>> built) {
        if (task.body() instanceof Task<?> finished) {
            return finished;
        }
        List<Task<?>> inputs = new ArrayList<>(task.inputs().size());
        task.inputs().forEach(input -> inputs.add(Objects.requireNonNull(built.get(input))));
        return Task.keyed(task.key(), task.kind(), (Operation) task.body(), inputs);
    }

    /** Walks back along unfinished inputs until a key repeats: that stretch is a cycle. */
    private List<String> cycle(Set<String> finished) {
        String key = tasks.keySet().stream()
                .filter(candidate -> !finished.contains(candidate))
                .findFirst()
                .orElseThrow();
        List<String> path = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        while (places.putIfAbsent(key, path.size()) == null) {
            path.add(key);
            key = task(key).inputs().stream()
                    .filter(input -> !finished.contains(input))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> found = new ArrayList<>(path.subList(path.indexOf(key), path.size()));
        java.util.Collections.reverse(found);
        List<String> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), SHOWN_KEYS)));
        shown.add(found.size() > SHOWN_KEYS ? "… (" + found.size() + " keys)" : shown.get(0));
        return shown;
    }
}
