package io.akkord.samples.bench;

import io.akkord.api.Task;
import java.util.List;
import java.util.stream.IntStream;

/** The merge graph: many tasks that do next to nothing and need nothing, and one that takes all their results. */
public final class Merge {

    private Merge() {}

    /** The operation of the many. */
    public static long part(int number) {
        return number * 31L + 7;
    }

    /** The operation of the one. */
    public static long add(long left, long right) {
        return left + right;
    }

    /** The tasks. */
    public static Task<Long> graph(int tasks) {
        List<Task<Long>> parts = IntStream.range(0, tasks)
                .mapToObj(number -> Task.call(Merge::part, number))
                .toList();
        return Task.fold(parts, Merge::add);
    }

    /** What the graph must give. */
    public static long expected(int tasks) {
        return IntStream.range(0, tasks).mapToLong(Merge::part).sum();
    }
}
