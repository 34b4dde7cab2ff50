package io.akkord.simulation.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets of generated graphs, most of 1,000 to 10,000 tasks, by which schedulers are compared. */
public enum GeneratedWorkloads {
    /** The eleven patterns, 64 columns wide, with uneven tasks. */
    TASKBENCH {
        @Override
        List<Workload> make() {
            return Arrays.stream(TaskBenchPattern.values())
                    .map(pattern -> TaskBench.of(pattern, 64, 40).withRadix(5).workload(100_000_000, 1, 1 << 20))
                    .toList();
        }
    },
    /** The RSDS suite in sizes below 11,000 tasks. */
    RSDS {
        @Override
        List<Workload> make() {
            return List.of(
                    RsdsGraph.MERGE.workload(5_000, 1),
                    RsdsGraph.MERGE_SLOW.workload(5_000, 1),
                    RsdsGraph.TREE.workload(12, 1),
                    RsdsGraph.BAG.workload(30, 1),
                    RsdsGraph.NUMPY.workload(40, 1),
                    RsdsGraph.GROUPBY.workload(270, 1),
                    RsdsGraph.GROUPBY.workload(1080, 1),
                    RsdsGraph.JOIN.workload(24, 1),
                    RsdsGraph.VECTORIZER.workload(300, 1),
                    RsdsGraph.WORDBAG.workload(50, 1));
        }
    },
    /** Estee's elementary graphs in their own sizes. */
    ESTEE {
        @Override
        List<Workload> make() {
            return Arrays.stream(EsteeShape.values())
                    .map(shape -> shape.workload(1))
                    .toList();
        }
    },
    /** Random layers. */
    LAYERED {
        @Override
        List<Workload> make() {
            return Stream.of(1_000, 2_000, 5_000, 10_000)
                    .flatMap(tasks -> Stream.of(1, 2).map(seed -> new LayeredGraph(tasks, seed).workload()))
                    .toList();
        }
    };

    abstract List<Workload> make();

    /**
     * The graphs of a set by its name, or of {@code all}.
     *
     * @throws WorkloadException if there is no such set
     */
    public static List<Workload> named(String set) {
        List<Workload> found = new ArrayList<>();
        boolean known = false;
        for (GeneratedWorkloads one : values()) {
            if (set.equals("all") || one.label().equals(set)) {
                known = true;
                found.addAll(Objects.requireNonNull(one.make()));
            }
        }
        if (!known) {
            throw new WorkloadException("there is no set of generated graphs \"" + set + "\"; choose "
                    + Arrays.stream(values()).map(GeneratedWorkloads::label).collect(Collectors.joining(", "))
                    + " or all");
        }
        return found;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
