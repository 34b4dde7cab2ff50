package io.akkord.simulation.workload;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The eleven dependence patterns of Task Bench (Slaughter et al., SC'20) that are defined there. */
public enum TaskBenchPattern {
    TRIVIAL,
    NO_COMM,
    STENCIL_1D,
    STENCIL_1D_PERIODIC,
    DOM,
    TREE,
    FFT,
    ALL_TO_ALL,
    NEAREST,
    SPREAD,
    RANDOM_NEAREST;

    /** The name as Task Bench writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws WorkloadException if there is none of this name */
    public static TaskBenchPattern of(String label) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new WorkloadException("there is no pattern \"" + label + "\"; choose one of "
                        + Arrays.stream(values()).map(TaskBenchPattern::label).collect(Collectors.joining(", "))));
    }
}
