package io.akkord.samples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Short runs of the chaos suite with real processes, a real database and, for the second, real networks. */
@Tag("processes")
@Timeout(400)
class ChaosProcessesTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhenNodesAndTheDatabaseDieFreezeAndLoseMessages() {
        assertClean(
                "--minutes",
                "0.9",
                "--kinds",
                "kill-worker,kill-supervisor,kill-all,freeze-worker,kill-database,cut-database,lose-messages,user-errors");
    }

    @Test
    void nothingIsLostWhenTheNetworkIsCutAndTheDiskIsFull() {
        assertClean(
                "--minutes",
                "0.7",
                "--kinds",
                "partition-minority,partition-peers,partition-one-way,slow-link,full-disk");
    }

    private void assertClean(String... options) {
        TestTerminal terminal = new TestTerminal();
        int code = terminal.run(
                ChaosCommand::new,
                Stream.concat(
                                Stream.of(options),
                                Stream.of(
                                        "--every-seconds",
                                        "7",
                                        "--seed",
                                        "1",
                                        "--json",
                                        "--runs-in",
                                        folder.toString()))
                        .toArray(String[]::new));
        assertThat(code).as(terminal.messages()).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"lostAcknowledged\":0", "\"wrong\":0", "\"duplicateCompletions\":0", "\"hung\":0");
    }
}
