package io.akkord.simulation.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values made by compiling the original Task Bench. */
class TaskBenchTest {

    private static final long FNV_BASIS = 1469598103934665603L;
    private static final long FNV_PRIME = 1099511628211L;

    @ParameterizedTest
    @CsvSource({
        "trivial, 8, 10, 3, 3, .25, 80, 0, 0, 14650fb0739d0383",
        "no_comm, 8, 10, 3, 3, .25, 80, 72, 1, 7e5dcab01f49a2a3",
        "stencil_1d, 8, 10, 3, 3, .25, 80, 198, 3, 0c3cac389466a899",
        "stencil_1d_periodic, 8, 10, 3, 3, .25, 80, 216, 3, d15f34bc3a875621",
        "dom, 8, 20, 3, 3, .25, 104, 187, 2, d297fb99fe9b4a96",
        "tree, 8, 10, 3, 3, .25, 63, 62, 1, 32cf281c3745ecae",
        "fft, 8, 10, 3, 3, .25, 80, 174, 3, 15a1a12684d8c8b7",
        "fft, 10, 10, 3, 3, .25, 100, 208, 3, 493a428694e60fe1",
        "all_to_all, 8, 10, 3, 3, .25, 80, 576, 8, d5e54e08ebbf19b3",
        "nearest, 8, 10, 3, 3, .25, 80, 198, 3, 0c3cac389466a899",
        "nearest, 8, 10, 5, 3, .25, 80, 306, 5, 6db05f535b426c89",
        "nearest, 8, 10, 4, 3, .25, 80, 252, 4, 5ac5dbe46e93e7e5",
        "spread, 8, 10, 3, 2, .25, 80, 216, 3, a78c89fb6cbc5beb",
        "spread, 16, 10, 5, 3, .25, 160, 720, 5, 7a31ceeefddfbfe3",
        "random_nearest, 8, 10, 5, 3, .25, 80, 126, 3, cb48f5e60b0af9ed",
        "random_nearest, 16, 10, 5, 3, .5, 160, 381, 5, fac8b9b52539762e",
        "stencil_1d, 64, 1000, 3, 3, .25, 64000, 189810, 3, a3835bb1eef9579b",
        "nearest, 64, 1000, 5, 3, .25, 64000, 313686, 5, 4cea974a6a99a57b",
        "spread, 64, 1000, 5, 3, .25, 64000, 319680, 5, bdbb385be04d0083",
        "fft, 64, 1000, 3, 3, .25, 64000, 170878, 3, 59b4616e0df86ac5",
        "tree, 64, 1000, 3, 3, .25, 63679, 63678, 1, 317388466c85476e",
        "all_to_all, 64, 100, 3, 3, .25, 6400, 405504, 64, a5fe0af915acc583",
        "random_nearest, 64, 1000, 5, 3, .25, 64000, 125874, 5, 13ea4ca9244357c5",
        "dom, 64, 1000, 3, 3, .25, 59968, 118935, 2, 8a0047843dd366f6"
    })
    void everyEdgeIsTheOneOfTheOriginal(
            String pattern,
            int width,
            int steps,
            int radix,
            int period,
            double fraction,
            int tasks,
            int edges,
            int degree,
            String hash) {
        TaskBench bench = new TaskBench(TaskBenchPattern.of(pattern), width, steps, radix, period, fraction, 0);
        long all = FNV_BASIS;
        int most = 0;
        int edgesSeen = 0;
        int tasksSeen = 0;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < bench.columns(step); i++) {
                int column = bench.offset(step) + i;
                int[] inputs = bench.inputs(step, column);
                for (int input : inputs) {
                    all = (all ^ step) * FNV_PRIME;
                    all = (all ^ column) * FNV_PRIME;
                    all = (all ^ input) * FNV_PRIME;
                }
                most = Math.max(most, inputs.length);
                edgesSeen += inputs.length;
                tasksSeen++;
            }
        }
        assertThat(tasksSeen).isEqualTo(tasks);
        assertThat(edgesSeen).isEqualTo(edges);
        assertThat(most).isEqualTo(degree);
        assertThat(String.format("%016x", all)).isEqualTo(hash);
        Workload workload = bench.workload(1000, 0, 16);
        assertThat(workload.taskCount()).isEqualTo(tasks);
        assertThat(workload.edgeCount()).isEqualTo(edges);
    }

    @Test
    void chanceIsTheOneOfTheOriginal() {
        assertThat(SipHash.of(0, 5, 0, 3, 4)).isEqualTo(0x2e0522d3983b12ecL);
        assertThat(SipHash.uniform(0, 5, 0, 3, 4)).isEqualTo(0.17976586976895373);
        assertThat(SipHash.uniform(0, 0, 0)).isEqualTo(0.93714206862367555);
        assertThat(SipHash.uniform(0, 7, 3)).isEqualTo(0.55825450156207845);
    }

    @Test
    void unevenTasksRunAsLongAsInTheOriginal() {
        long[] nanos = TaskBench.of(TaskBenchPattern.TRIVIAL, 4, 2)
                .workload(1024, 1, 0)
                .runNanos();
        assertThat(nanos).containsExactly(1472, 634, 1363, 1520, 1225, 767, 1004, 1064);
    }

    @Test
    void singleDependencesAreThoseOfTheOriginal() {
        TaskBench spread = new TaskBench(TaskBenchPattern.SPREAD, 16, 10, 5, 3, .25, 0);
        assertThat(spread.inputs(1, 0)).containsExactly(0, 4, 7, 10, 13);
        assertThat(spread.inputs(2, 2)).containsExactly(2, 7, 10, 13, 0);
        TaskBench nearest = new TaskBench(TaskBenchPattern.RANDOM_NEAREST, 8, 10, 5, 3, .25, 0);
        assertThat(nearest.inputs(3, 3)).containsExactly(3, 4, 5);
        TaskBench fft = TaskBench.of(TaskBenchPattern.FFT, 8, 10);
        assertThat(fft.inputs(2, 2)).containsExactly(0, 2, 4);
        assertThat(fft.inputs(4, 0)).containsExactly(0, 1);
        assertThat(TaskBench.of(TaskBenchPattern.FFT, 1, 3).workload(1, 0, 0).edgeCount())
                .isEqualTo(2);
    }

    @Test
    void aTaskNeedsItsInputOnceEvenIfThePatternNamesItTwice() {
        Workload ring = TaskBench.of(TaskBenchPattern.STENCIL_1D_PERIODIC, 2, 3).workload(1, 0, 0);
        assertThat(ring.edgeCount()).isEqualTo(8);
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> TaskBench.of(TaskBenchPattern.TREE, 0, 3)).hasMessageContaining("width is 0");
        assertThatThrownBy(() -> new TaskBench(TaskBenchPattern.SPREAD, 8, 3, 5, 4, .25, 0))
                .hasMessageContaining("the period of spread is 4")
                .hasMessageContaining("at most 2");
        assertThatThrownBy(() -> TaskBenchPattern.of("stencil")).hasMessageContaining("stencil_1d_periodic");
    }
}
