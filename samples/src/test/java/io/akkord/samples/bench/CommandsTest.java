package io.akkord.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class CommandsTest {

    @TempDir
    Path folder;

    private final TestTerminal terminal = new TestTerminal();

    @Test
    void oneTaskThereAndBackIsTimedInThisJvm() {
        int code =
                terminal.run(LatencyCommand::new, "--samples=20", "--warm-seconds=0", "--json", "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .matches("\\{\"benchmark\":\"latency\",\"samples\":20,\"p50Micros\":[^,]+,\"p99Micros\":[^,]+,.*}");
    }

    @Test
    void aLargeGraphIsTimedFromItsTasksToItsEnd() {
        int code = terminal.run(
                SubmitCommand::new, "--tasks=3000", "--workers=0", "--warm-seconds=0", "--json", "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"buildSeconds\":", "\"compileSeconds\":", "\"submitSeconds\":", "\"completeSeconds\":");
    }

    @Test
    @Tag("processes")
    void theSupervisorsMemoryIsWhatASubmissionAddsToTheHeap() {
        int code = terminal.run(MemoryCommand::new, "--tasks=50000", "--json", "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"tasks\":50000,\"edges\":49000,")
                .containsPattern("\"bytesPerTask\":\\d");
    }

    @Test
    @Tag("processes")
    void resultsGoFromWorkerToWorkerInEverySize() {
        int code = terminal.run(
                TransferCommand::new,
                "--bytes=100,5000,2000000",
                "--total-mib=4",
                "--runs=1",
                "--json",
                "--runs-in=" + folder);

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .hasSize(3)
                .allMatch(line -> line.matches(".*\"bytesPerSecond\":[^,]+,\"socketBytesPerSecond\":[^,]+,.*"));
    }

    @Test
    void optionsOutOfRangeAreNamedWithTheirValues() {
        assertThatThrownBy(() -> terminal.run(TransferCommand::new, "--bytes=0"))
                .hasMessageContaining("--bytes is 0");
        assertThatThrownBy(() -> terminal.run(SpillCommand::new, "--roots=0")).hasMessageContaining("--roots is 0");
        assertThatThrownBy(() -> terminal.run(StartupCommand::new, "--runs=0")).hasMessageContaining("--runs is 0");
    }
}
