package io.akkord.samples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.samples.support.TestTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three coordinators over a real PostgreSQL server, all as processes. How soon is for the command to judge. */
@Tag("processes")
@Timeout(300)
class FailoverProcessesTest {

    @TempDir
    Path folder;

    @Test
    void aGraphWhoseCoordinatorWasKilledGoesOnElsewhereWithAllThatWasDone() {
        assertThat(failover("--tasks", "800", "--task-millis", "5"))
                .contains("\"wrong\":0", "\"recordedRunAgain\":0", "\"doneMeanwhileRunAgain\":0", "\"strayWrites\":0");
    }

    @Test
    void aCoordinatorThatWakesUpBesideItsSuccessorIsHeardByNobodyAndJoinsAgain() {
        assertThat(failover("--tasks", "2000", "--task-millis", "20", "--freeze-seconds", "9"))
                .contains("\"wrong\":0", "\"recordedRunAgain\":0", "\"strayWrites\":0", "\"executions\":2000");
        assertThat(coordinatorLogs())
                .filteredOn(log -> log.contains("this coordinator cannot reach most of the others"))
                .singleElement()
                .asString()
                .satisfies(log -> assertThat(log.substring(log.indexOf("this coordinator cannot reach")))
                        .contains("Welcome from"));
    }

    private String failover(String... options) {
        TestTerminal terminal = new TestTerminal();
        List<String> common = List.of("--profile", "fast", "--workers", "1", "--json", "--runs-in", folder.toString());
        terminal.run(
                FailoverCommand::new,
                Stream.concat(Stream.of(options), common.stream()).toArray(String[]::new));
        assertThat(terminal.data()).as(terminal.messages()).hasSize(1);
        return String.valueOf(terminal.data().get(0));
    }

    private List<String> coordinatorLogs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("coordinator-"))
                    .map(FailoverProcessesTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
