package io.akkord.samples.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.execution.inline.InlineSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillGraphTest {

    @TempDir
    Path folder;

    @Test
    void theGraphGivesWhatTheOracleSaysAndEachCellLeavesOneTrace() throws IOException {
        for (int tasks : new int[] {2, 30, 51, 120, 173}) {
            Path witness = folder.resolve("witness-" + tasks);
            DrillGraph graph = new DrillGraph(tasks, new Trace(5, 0, witness.toString()));
            try (Session inline = new InlineSession()) {
                Map<String, Object> outputs = inline.submit(graph.graph(), GraphOptions.DEFAULT)
                        .result()
                        .toCompletableFuture()
                        .join();

                assertThat(graph.wrong(outputs)).isZero();
                assertThat(outputs).containsKey("cell-" + (tasks - 1)).hasSize(Math.min(tasks, 51));
            }
            assertThat(Trace.read(witness))
                    .containsExactlyInAnyOrder(IntStream.range(0, tasks).toArray());
        }
    }

    @Test
    void oneWrongByteIsCounted() {
        DrillGraph graph = new DrillGraph(60, new Trace(5, 0, "unused"));
        Map<String, Object> outputs = new LinkedHashMap<>(graph.oracle());
        byte[] value = ((byte[]) outputs.get("cell-40")).clone();
        value[value.length - 1]++;
        outputs.put("cell-40", value);
        outputs.remove("cell-41");

        assertThat(graph.wrong(outputs)).isEqualTo(2);
    }

    @Test
    void aQuarterOfTheValuesIsTooLargeForTheJournal() {
        long large = IntStream.range(0, 2000)
                .mapToObj(number -> Cells.value(1, number, List.of()))
                .filter(value -> value.length == Cells.LARGE)
                .count();

        assertThat(large).isBetween(400L, 600L);
    }

    @Test
    void theValueOfACellDependsOnItsNumberItsInputsAndTheSeed() {
        byte[] value = Cells.value(1, 1, List.of(new byte[] {1, 2}, new byte[] {3}));

        assertThat(Cells.value(1, 1, List.of(new byte[] {1, 2}, new byte[] {3})))
                .isEqualTo(value);
        assertThat(Cells.value(2, 1, List.of(new byte[] {1, 2}, new byte[] {3})))
                .isNotEqualTo(value);
        assertThat(Cells.value(1, 2, List.of(new byte[] {1, 2}, new byte[] {3})))
                .isNotEqualTo(value);
        assertThat(Cells.value(1, 1, List.of(new byte[] {1}, new byte[] {2, 3})))
                .isNotEqualTo(value);
    }

    @Test
    void aWitnessFileThatIsCutIsNamed() throws IOException {
        Path witness = Files.writeString(folder.resolve("witness"), "00000001 0000");

        assertThatThrownBy(() -> Trace.read(witness)).hasMessageContaining("has 13 bytes");
        assertThat(Trace.read(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void onlyWhatRanAfterAKillCountsAndDurableResultsApartFromLostOnes() {
        Tally tally = new Tally();
        tally.kill(4, new Recorded(bits(0, 1), bits(2), false, 1));
        tally.kill(6, new Recorded(bits(0, 1, 2, 3), bits(4), true, 2));

        // Before the first kill, between the two, and after the second.
        int[] runs = {0, 1, 1, 2, 2, 3, 1, 4, 4, 5};

        assertThat(tally.recordedRunAgain(runs)).isEqualTo(1);
        assertThat(tally.recomputedForLineage(runs)).isEqualTo(2);
        assertThat(tally.killsWhileRunning()).isEqualTo(1);
    }

    private static BitSet bits(int... set) {
        BitSet bits = new BitSet();
        Arrays.stream(set).forEach(bits::set);
        return bits;
    }
}
