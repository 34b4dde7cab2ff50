package io.akkord.samples.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One figure of a peer against ours.
 *
 * @param name for {@code --only}
 * @param script of the peer, in the peers' folder
 * @param peerArguments given to it
 * @param peerFigure field of the peer's answer
 * @param ourBenchmark subcommand of {@code bench}
 * @param ourArguments given to it
 * @param ourFigure field of our answer
 * @param moreIsBetter whether the figure is a rate; otherwise it is a time
 */
record Duel(
        String name,
        String script,
        List<String> peerArguments,
        String peerFigure,
        String ourBenchmark,
        List<String> ourArguments,
        String ourFigure,
        boolean moreIsBetter) {

    /** How many times better ours is. */
    double ratio(double peer, double ours) {
        return moreIsBetter ? ours / peer : peer / ours;
    }

    /** All of them, in the order of their run. */
    static List<Duel> all(int tasks, int depth, int steps) {
        List<String> processes = List.of("--workers=2", "--durability=none");
        return List.of(
                new Duel(
                        "merge",
                        "dask_overheads.py",
                        List.of("--work", "merge", "--n", Integer.toString(tasks), "--runs", "1"),
                        "tasks_per_s",
                        "merge",
                        plus(processes, "--tasks=" + tasks),
                        "tasksPerSecond",
                        true),
                // The peer's tree has so many levels below its root.
                new Duel(
                        "tree",
                        "dask_overheads.py",
                        List.of("--work", "tree", "--depth", Integer.toString(depth), "--runs", "1"),
                        "tasks_per_s",
                        "tree",
                        plus(processes, "--depth=" + (depth + 1)),
                        "tasksPerSecond",
                        true),
                new Duel(
                        "stencil",
                        "taskbench_dask.py",
                        stencil(steps, "--iters", "0", "--runs", "1"),
                        "tasks_per_s",
                        "taskbench",
                        plus(processes, "--width=16", "--steps=" + steps, "--kernel=empty"),
                        "tasksPerSecond",
                        true),
                new Duel(
                        "latency",
                        "dask_overheads.py",
                        List.of("--work", "latency"),
                        "median_us",
                        "latency",
                        processes,
                        "p50Micros",
                        false),
                new Duel(
                        "metg",
                        "taskbench_dask.py",
                        stencil(steps, "--metg"),
                        "metg50_us",
                        "taskbench",
                        plus(processes, "--width=16", "--steps=" + steps, "--metg"),
                        "metgMicros",
                        false));
    }

    private static List<String> stencil(int steps, String... more) {
        return plus(List.of("--pattern", "stencil_1d", "--width", "16", "--steps", Integer.toString(steps)), more);
    }

    private static List<String> plus(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }
}
