package io.akkord.samples.chaos.work;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.RetryPolicy;
import io.akkord.api.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A graph of the chaos suite: numbered tasks, each with inputs of lower number. Its outputs are what nobody reads, and
 * all impure results, without which the oracle could not know the rest.
 *
 * @param id of the graph
 * @param shape for people
 * @param options how it is run
 * @param seed of all values
 * @param millis how long each task takes
 * @param tried directory for the notes of frail tasks and for what effects do
 * @param inputs of each task
 * @param natures of each task
 * @param grows whether it is sent bit by bit while it runs
 */
public record Weave(
        String id,
        String shape,
        GraphOptions options,
        long seed,
        int millis,
        String tried,
        List<int[]> inputs,
        List<Nature> natures,
        boolean grows) {

    private static final int TRIES = 3;
    private static final int MOST_ARGUMENTS = 3;
    private static final int GROWTH = 8;

    public Weave {
        inputs = List.copyOf(inputs);
        natures = List.copyOf(natures);
    }

    public int tasks() {
        return inputs.size();
    }

    /** The same, sent as a whole. */
    public Weave atOnce() {
        return new Weave(id, shape, options, seed, millis, tried, inputs, natures, false);
    }

    /** The graph. */
    public Graph graph() {
        Map<String, Task<?>> named = new LinkedHashMap<>();
        bits().forEach(task -> named.put(task.key().orElseThrow(), task));
        return new Graph(named);
    }

    /** The outputs, each behind what it needs: a graph that grows may be sent so, one after the other. */
    public List<Task<byte[]>> bits() {
        BitSet outputs = outputs();
        List<Task<byte[]>> tasks = new ArrayList<>();
        for (int number = 0; number < tasks(); number++) {
            tasks.add(task(number, tasks, outputs.get(number)));
        }
        return outputs.stream().mapToObj(tasks::get).toList();
    }

    /** How long it grows: about half as long as its tasks take on four slots. */
    public long growMillis() {
        return (long) tasks() * millis / GROWTH;
    }

    /** Outputs and what can throw have keys; the rest may be fused. */
    private Task<byte[]> task(int number, List<Task<byte[]>> tasks, boolean output) {
        Nature nature = natures.get(number);
        Task<byte[]> task = call(
                number, Arrays.stream(inputs.get(number)).mapToObj(tasks::get).toList());
        Task<byte[]> named = output || nature == Nature.FRAIL ? task.withKey(key(number)) : task;
        return switch (nature) {
            case STORED -> named.checkpointed();
            case IMPURE -> named.impure();
            case EFFECT -> named.effect();
            case FRAIL -> named.withRetry(RetryPolicy.tries(TRIES));
            default -> named;
        };
    }

    private Task<byte[]> call(int number, List<Task<byte[]>> from) {
        Body body = new Body(seed, millis, natures.get(number).name(), UserError.values().length, tried);
        Task<Integer> self = Task.literal(number);
        return switch (Math.min(from.size(), MOST_ARGUMENTS + 1)) {
            case 0 -> Task.call(new Knot0(body), number);
            case 1 -> Task.combine(new Knot1(body), self, from.get(0));
            case 2 -> Task.combine(new Knot2(body), self, from.get(0), from.get(1));
            case MOST_ARGUMENTS -> Task.combine(new Knot3(body), self, from.get(0), from.get(1), from.get(2));
            default -> Task.combine(new KnotOfMany(body), self, Task.gather(from));
        };
    }

    private static String key(int number) {
        return "knot-" + number;
    }

    private BitSet outputs() {
        BitSet outputs = new BitSet();
        outputs.set(0, tasks());
        inputs.forEach(each -> Arrays.stream(each).forEach(outputs::clear));
        IntStream.range(0, tasks())
                .filter(number -> natures.get(number) == Nature.IMPURE)
                .forEach(outputs::set);
        return outputs;
    }

    /** Keys of the outputs that have a value. */
    public List<String> values() {
        return outputs().stream()
                .filter(number -> natures.get(number) != Nature.FATAL)
                .mapToObj(Weave::key)
                .toList();
    }

    /** Keys of the tasks that fail; with them, the graph does. */
    public List<String> failing() {
        return IntStream.range(0, tasks())
                .filter(number -> natures.get(number) == Nature.FATAL)
                .mapToObj(Weave::key)
                .toList();
    }

    /** What each failing task throws. */
    public static String errorOf(String key) {
        int number = Integer.parseInt(key.substring(key.indexOf('-') + 1));
        UserError[] errors = UserError.values();
        return errors[number % errors.length].type().getName();
    }

    /**
     * The outputs that have a value, by name, computed one after the other in this thread, without a graph.
     *
     * @param seen the outputs as the cluster gave them, of which the impure ones are taken as they are
     */
    public Map<String, byte[]> oracle(Map<String, Object> seen) {
        List<byte[]> values = valuesAfter(seen);
        Map<String, byte[]> outputs = new TreeMap<>();
        outputs().stream()
                .filter(number -> natures.get(number) != Nature.FATAL)
                .forEach(number -> outputs.put(key(number), values.get(number)));
        return outputs;
    }

    /** How many effects it has. */
    public int effects() {
        return Collections.frequency(natures, Nature.EFFECT);
    }

    /** What effects should have left outside and did not, or did and should not, when all are recorded. */
    public List<String> outside(Map<String, Object> seen) {
        List<byte[]> values = valuesAfter(seen);
        Map<Integer, byte[]> expected = new TreeMap<>();
        for (int number = 0; number < tasks(); number++) {
            if (natures.get(number) == Nature.EFFECT) {
                expected.put(number, values.get(number));
            }
        }
        return new Deeds(Path.of(tried)).wrong(expected);
    }

    private List<byte[]> valuesAfter(Map<String, Object> seen) {
        List<byte[]> values = new ArrayList<>();
        for (int number = 0; number < tasks(); number++) {
            Nature nature = natures.get(number);
            List<byte[]> from =
                    Arrays.stream(inputs.get(number)).mapToObj(values::get).toList();
            boolean given = nature == Nature.IMPURE && seen.get(key(number)) instanceof byte[];
            values.add(given ? (byte[]) seen.get(key(number)) : Values.of(seed, number, nature.bytes(), from));
        }
        return values;
    }

    /** How many outputs are not what the oracle says. */
    public int wrong(Map<String, Object> outputs) {
        int wrong = 0;
        for (Map.Entry<String, byte[]> right : oracle(outputs).entrySet()) {
            boolean same =
                    outputs.get(right.getKey()) instanceof byte[] value && Arrays.equals(value, right.getValue());
            wrong += same ? 0 : 1;
        }
        return wrong;
    }
}
