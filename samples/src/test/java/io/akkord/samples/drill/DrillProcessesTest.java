package io.akkord.samples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small drill with real processes. */
@Tag("processes")
@Timeout(300)
class DrillProcessesTest {

    @TempDir
    Path folder;

    @Test
    void aGraphWhoseEveryProcessWasKilledEndsRightAndRunsNothingDurableAgain() {
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(
                DrillCommand::new,
                "--tasks",
                "600",
                "--kills",
                "1",
                "--seed",
                "3",
                "--workers",
                "1",
                "--json",
                "--runs-in",
                folder.toString());

        assertThat(code).as(terminal.messages()).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"wrong\":0", "\"recordedRunAgain\":0", "\"killsWhileRunning\":1");
    }
}
