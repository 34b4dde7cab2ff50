package io.akkord.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A DAG of tasks with the outputs that are wanted. Made from tasks, which cannot form a cycle, or by {@link #builder()}
 * from keys, which can and is then refused.
 *
 * @param outputs the wanted results, by the name under which the handle gives them
 */
public record Graph(Map<String, Task<?>> outputs) {

    public Graph {
        if (outputs.isEmpty()) {
            throw new GraphRejectedException("the graph is empty: no output is asked for");
        }
        outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** A graph with one output, named by its key or {@code result}. */
    public static Graph of(Task<?> output) {
        return new Graph(Map.of(output.key().orElse("result"), output));
    }

    /** A graph with several outputs, each named by its key or by its place in the list. */
    public static Graph of(List<? extends Task<?>> outputs) {
        Map<String, Task<?>> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            Task<?> output = outputs.get(i);
            String name = output.key().orElse(Integer.toString(i));
            Task<?> before = named.putIfAbsent(name, output);
            if (before != null && before != output) {
                throw new GraphRejectedException("two outputs have the key \"" + name + "\"; give each its own");
            }
        }
        return new Graph(named);
    }

    /** Builds a graph from keys: tasks may name inputs that are added later. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects tasks by key; {@link #build} checks for duplicate keys, missing inputs and cycles. */
    public static final class Builder {

        private final List<KeyedTask> tasks = new ArrayList<>();

        private Builder() {}

        public <R> Builder task(String key, Operation0<R> operation) {
            return add(key, Task.Kind.CALL, operation, List.of());
        }

        public <A, R> Builder task(String key, Operation1<A, R> operation, String a) {
            return add(key, Task.Kind.CALL, operation, List.of(a));
        }

        public <A, B, R> Builder task(String key, Operation2<A, B, R> operation, String a, String b) {
            return add(key, Task.Kind.CALL, operation, List.of(a, b));
        }

        public <A, B, C, R> Builder task(String key, Operation3<A, B, C, R> operation, String a, String b, String c) {
            return add(key, Task.Kind.CALL, operation, List.of(a, b, c));
        }

        public <A, B, C, D, R> Builder task(
                String key, Operation4<A, B, C, D, R> operation, String a, String b, String c, String d) {
            return add(key, Task.Kind.CALL, operation, List.of(a, b, c, d));
        }

        /** Folds the inputs from left to right. */
        public <T> Builder fold(String key, Operation2<T, T, T> operation, List<String> inputs) {
            return add(key, Task.Kind.FOLD, operation, inputs);
        }

        /** A value that is given. */
        public Builder literal(String key, Object value) {
            tasks.add(new KeyedTask(key, Task.literal(value).withKey(key), Task.Kind.LITERAL, List.of()));
            return this;
        }

        /** Adds a finished task under its key. */
        public Builder task(String key, Task<?> task) {
            tasks.add(new KeyedTask(key, task.withKey(key), Task.Kind.LITERAL, List.of()));
            return this;
        }

        private Builder add(String key, Task.Kind kind, Operation operation, List<String> inputs) {
            tasks.add(new KeyedTask(key, operation, kind, List.copyOf(inputs)));
            return this;
        }

        /**
         * Builds the graph.
         *
         * @throws GraphRejectedException naming the keys, on a duplicate key, a missing input or a cycle
         */
        public Graph build(String... outputs) {
            return new KeyedGraph(tasks).build(List.of(outputs));
        }
    }

    /** A task of the builder: an operation with the keys of its inputs, or a finished {@link Task}. */
    record KeyedTask(String key, Object body, Task.Kind kind, List<String> inputs) {}
}
