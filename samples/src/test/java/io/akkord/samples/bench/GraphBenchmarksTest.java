package io.akkord.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class GraphBenchmarksTest {

    @TempDir
    Path folder;

    private final TestTerminal terminal = new TestTerminal();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10})
    void aTreeAddsTheNumbersBelowItsPowerOfTwo(int depth) {
        try (Session inline = new InlineSession()) {
            assertThat(inline.compute(Tree.graph(depth))).isEqualTo(Tree.expected(depth));
        }
    }

    @Test
    void treesAreMeasuredInThisJvmToo() {
        int code = terminal.run(
                TreeCommand::new,
                "--depth=6",
                "--workers=0",
                "--durability=none",
                "--warm-seconds=0",
                "--runs=2",
                "--json",
                "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).singleElement().asString().contains("\"benchmark\":\"tree\",\"tasks\":63,");
    }

    @Test
    void aShapeOfTheSuiteRunsWithItsResultsChecked() {
        int code = terminal.run(
                RsdsCommand::new,
                "--graph=numpy",
                "--size=3",
                "--workers=0",
                "--warm-seconds=0",
                "--runs=1",
                "--json",
                "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).singleElement().asString().contains("\"benchmark\":\"rsds-numpy\"");
    }

    @Test
    @Tag("processes")
    void workersThatRunNothingAcknowledgeAWholeGraph() {
        int code = terminal.run(
                MergeCommand::new,
                "--tasks=9000",
                "--zero-worker",
                "--warm-seconds=0",
                "--runs=1",
                "--json",
                "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).singleElement().asString().contains("\"zeroWorker\":true");
    }

    @Test
    void whatIsOutOfRangeIsNamedWithItsValue() {
        assertThatThrownBy(() -> terminal.run(TreeCommand::new, "--depth=25")).hasMessageContaining("--depth is 25");
        assertThatThrownBy(() -> terminal.run(RsdsCommand::new, "--times=-1")).hasMessageContaining("--times is -1");
        assertThatThrownBy(() -> terminal.run(MergeCommand::new, "--runs=0")).hasMessageContaining("--runs is 0");
    }

    @Test
    void aFigureStandsAtItsPlaceAmongTheOthers() {
        List<Double> figures = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
        assertThat(Medians.of(figures)).isEqualTo(3.0);
        assertThat(Medians.at(figures, 0.99)).isEqualTo(5.0);
        assertThat(Medians.at(figures, 0)).isEqualTo(1.0);
    }
}
