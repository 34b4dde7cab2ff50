package io.akkord.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class MergeTest {

    @TempDir
    Path folder;

    @Test
    void theOneTakesTheResultsOfTheMany() {
        try (Session inline = new InlineSession()) {
            assertThat(inline.compute(Merge.graph(1000))).isEqualTo(Merge.expected(1000));
        }
    }

    @Test
    @Tag("processes")
    void theBenchmarkMeasuresColdAndWarmMergesAndCountsTheCommits() {
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(
                MergeCommand::new,
                "--tasks",
                "500",
                "--workers",
                "1",
                "--warm-seconds",
                "0",
                "--runs",
                "3",
                "--json",
                "--runs-in",
                folder.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .matches(
                        "\\{\"benchmark\":\"merge\",\"tasks\":500,\"zeroWorker\":false,\"seconds\":[^,]+,\"tasksPerSecond\":[^,]+,"
                                + "\"coldTasksPerSecond\":[^,]+,\"microsPerTask\":[^,]+,\"workers\":1,\"cores\":1,"
                                + "\"durability\":\"recorded\",\"load\":[^,]+,\"commits\":[1-9]\\d*,"
                                + "\"runs\":\\[[^,]+,[^,]+,[^,]+],\"graph\":\"merge-[^\"]+\",\"directory\":\"[^\"]+\"}");
    }
}
