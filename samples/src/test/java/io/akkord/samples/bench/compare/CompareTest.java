package io.akkord.samples.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

class CompareTest {

    @TempDir
    Path folder;

    private final TestTerminal terminal = new TestTerminal();

    /** Stands for our side. */
    @Command(name = "merge")
    static final class Fixed implements Runnable {

        private final Terminal terminal;

        @Unmatched
        private String[] ignored = {};

        Fixed(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void run() {
            terminal.data(Json.object().put("tasksPerSecond", 1000.0));
        }
    }

    private static CommandLine benchmarks(Terminal terminal) {
        return new CommandLine(CommandLine.Model.CommandSpec.create()).addSubcommand(new Fixed(terminal));
    }

    private int compare(String script, String... more) throws IOException {
        Files.writeString(folder.resolve("dask_overheads.py"), script);
        Function<Terminal, Object> command = given -> new CompareCommand(given, CompareTest::benchmarks);
        String[] all = {"--python=/bin/sh", "--peers=" + folder, "--only=merge", "--json", "--runs-in=" + folder};
        return terminal.run(
                command,
                java.util.stream.Stream.concat(java.util.Arrays.stream(all), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    @Test
    void theRatioOfTwoRatesIsHowManyTimesOursIsHigher() throws IOException {
        int code = compare("echo '{\"tasks_per_s\": 40}'\necho '{\"other\": 1}'", "--rounds=2");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"what\":\"merge\"", "\"peer\":40.0,\"ours\":1000.0,\"ratio\":25.0,\"ratios\":[25.0,25.0]");
    }

    @Test
    void aPeerThatGivesNoFigureIsNamedAndFailsTheComparison() throws IOException {
        int code = compare("exit 3");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.messages()).contains("ended with code 3 and gave no tasks_per_s", "README.md");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> compare("", "--only=speed")).hasMessageContaining("--only names speed");
    }

    @Test
    void timesAreBetterWhenTheyAreShorter() {
        Duel latency = Duel.all(1, 1, 2).get(3);
        assertThat(latency.name()).isEqualTo("latency");
        assertThat(latency.ratio(10_000, 500)).isEqualTo(20);
    }
}
