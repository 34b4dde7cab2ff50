package io.akkord.samples.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class GuardTest {

    @TempDir
    Path folder;

    private final TestTerminal terminal = new TestTerminal();

    @Test
    void everyFigureIsMeasuredAndHasARecordedRatio() {
        int code = terminal.run(
                GuardCommand::new, "--rounds=1", "--warm-seconds=0", "--allow=0", "--json", "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .hasSameSizeAs(GuardCommand.recorded().keySet())
                .allMatch(line -> line.matches(".*\"ratio\":[^,]+,\"recorded\":[^,]+,\"share\":[^,]+,.*"));
    }

    @Test
    void theMedianOfTheRoundsIsComparedWithWhatWasRecorded() {
        Verdict half = new Verdict("merge", List.of(9.0, 1.0, 2.0), 4);
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.isBelow(0.5)).isFalse();
        assertThat(half.isBelow(0.51)).isTrue();
    }

    @Test
    void anAllowedShareAboveOneIsRefused() {
        assertThatThrownBy(() -> terminal.run(GuardCommand::new, "--allow=1.5")).hasMessageContaining("--allow is 1.5");
    }
}
