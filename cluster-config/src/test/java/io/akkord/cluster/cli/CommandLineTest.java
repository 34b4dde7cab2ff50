package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class CommandLineTest {

    @TempDir
    Path directory;

    @Test
    void helpListsCommandsAndExitCodesOnStandardOutput() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("node", "submit", "journal", "certs", "130   interrupted");
        assertThat(run.out()).doesNotContain("warm-up");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionIsData() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out()).startsWith("akkord ").contains("Java");
    }

    @Test
    void aMisspeltCommandGetsASuggestion() {
        CommandRun run = CommandRun.of("lst");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'lst'", "list", "Try: akkord --help");
    }

    @Test
    void aMisspeltOptionGetsASuggestion() {
        CommandRun run = CommandRun.of("node", "--rol=worker");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--role", "Try: akkord node --help");
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        assertThat(CommandRun.of().code()).isEqualTo(ExitCode.USAGE);
        assertThat(CommandRun.of("journal").err()).contains("Name a command of journal: list, show, replay");
    }

    @Test
    void wrongSettingsOfANodeAreUsageErrorsThatNameTheOption() {
        assertRefused("--role coordinator,worker", "node");
        assertRefused("Maybe you mean worker", "node", "--role", "wroker");
        assertRefused("akkord.port is 99999 (--port)", "node", "--role", "worker", "--port", "99999");
        assertRefused("akkord.host is 10.1.2.3 (--host)", "node", "--role", "worker", "--host", "10.1.2.3");
        assertRefused(
                "akkord.worker.slots is -1 (--set)", "node", "--role", "worker", "--set", "akkord.worker.slots=-1");
        assertRefused("is not key=value", "node", "--role", "worker", "--set", "nonsense");
        assertRefused(
                "Maybe you mean akkord.worker.slots", "node", "--role", "worker", "--set", "akkord.worker.slot=1");
        assertRefused("single coordinator", "node", "--role", "coordinator", "--join", "127.0.0.1:2551");
        assertRefused("--certs " + directory.resolve("no"), "node", "--role", "worker", "--certs", directory + "/no");
        assertRefused("--classpath none.jar does not exist", "node", "--role", "worker", "--classpath", "none.jar");
    }

    private static void assertRefused(String message, String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void certsMakesFilesAndPrintsTheirDirectory() {
        Path out = directory.resolve("certs");
        CommandRun run = CommandRun.of("certs", "--out", out.toString(), "--host", "a.example,10.0.0.7");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).containsExactly(out.toString());
        assertThat(out).isDirectoryContaining("glob:**node-key.pem").isDirectoryContaining("glob:**ca.pem");
        assertThat(CommandRun.of("certs", "--out", out.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void settingsAreData() {
        CommandRun run = CommandRun.of("settings", "--json");
        assertThat(run.lines()).allMatch(line -> line.startsWith("{\"key\":\"akkord."));
        assertThat(CommandRun.of("settings", "--markdown").out()).startsWith("# Settings");
    }

    @Test
    void aUsersJarMayRunByItself() throws Exception {
        Path classes = Files.createDirectories(directory.resolve("classes/example/ops"));
        for (String name : List.of("Ops.class", "Ops$Inner.class", "package-info.class", "readme.txt")) {
            Files.createFile(classes.resolve(name));
        }
        assertThat(UserClasses.allowAll(List.of(directory.resolve("classes")))).containsExactly("example.ops.Ops");
    }

    @Test
    void durationsHaveUnits() {
        DurationConverter durations = new DurationConverter();
        assertThat(durations.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(durations.convert("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(durations.convert("500ms")).isEqualTo(Duration.ofMillis(500));
        for (String wrong : List.of("", "5", "5 s", "1x", "h")) {
            assertThatThrownBy(() -> durations.convert(wrong)).isInstanceOf(TypeConversionException.class);
        }
    }
}
