package io.akkord.samples.bench.taskbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EfficiencySweepTest {

    private static final int TASKS = 1000;
    private static final int CORES = 2;
    private static final double PEAK = 2e9;

    /** A machine that adds the same time to each task has its METG at twice that time. */
    private static double withOverhead(long iterations, double overheadMicros) {
        double work = 128.0 * iterations + 64;
        return TASKS * (work / PEAK + overheadMicros * 1e-6 / CORES);
    }

    @Test
    void aFixedCostATaskGivesAGranularityOfTwiceTheCost() throws Exception {
        EfficiencySweep sweep = new EfficiencySweep(TASKS, CORES, () -> PEAK);
        sweep.run(1 << 14, iterations -> withOverhead(iterations, 10));
        assertThat(sweep.metgMicros().orElseThrow()).isCloseTo(20, within(0.7));
    }

    @Test
    void efficiencyFallsWithTheLengthOfTheTasks() throws Exception {
        EfficiencySweep sweep = new EfficiencySweep(TASKS, CORES, () -> PEAK);
        sweep.run(1 << 14, iterations -> withOverhead(iterations, 10));
        assertThat(sweep.points()).hasSizeGreaterThan(5);
        for (int i = 1; i < sweep.points().size(); i++) {
            assertThat(sweep.points().get(i).efficiency())
                    .isLessThan(sweep.points().get(i - 1).efficiency());
        }
    }

    @Test
    void withoutAnyEfficientPointThereIsNoAnswer() throws Exception {
        EfficiencySweep sweep = new EfficiencySweep(TASKS, CORES, () -> PEAK);
        sweep.run(4, iterations -> withOverhead(iterations, 1000));
        assertThat(sweep.metgMicros()).isEmpty();
    }

    @Test
    void withoutAnInefficientPointThereIsNoAnswer() throws Exception {
        EfficiencySweep sweep = new EfficiencySweep(TASKS, CORES, () -> PEAK);
        sweep.run(1 << 14, iterations -> withOverhead(iterations, 0));
        assertThat(sweep.metgMicros()).isEmpty();
    }
}
