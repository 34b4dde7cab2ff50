package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.Akkord;
import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past runs are looked at, compared, and run again in part, from their journals alone. */
class TimeTravelTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    /** The first of two runs; the code of the second differs by one number. */
    public static int offset(int value) {
        return value + 1;
    }

    public static int divide(int value, int by) {
        return value / by;
    }

    public static String large(int value) {
        return "x".repeat(5000) + value;
    }

    public static int length(String text) {
        return text.length();
    }

    @BeforeAll
    static void runGraphs() {
        try (Session session = Akkord.local(directory)) {
            for (int run = 1; run <= 2; run++) {
                Task<Integer> start = Task.call(TimeTravelTest::offset, run).withKey("start");
                Task<Integer> same = Task.call(TimeTravelTest::offset, 7).withKey("same");
                Task<String> held = same.map(TimeTravelTest::large).withKey("held");
                Map<String, Task<?>> outputs = new LinkedHashMap<>();
                outputs.put("sum", Task.combine(Math::addExact, start, same).withKey("sum"));
                outputs.put("length", held.map(TimeTravelTest::length).withKey("length"));
                outputs.put(
                        "failing",
                        Task.combine(TimeTravelTest::divide, same, Task.literal(0))
                                .withKey("failing"));
                session.submit(
                                new Graph(outputs),
                                GraphOptions.DEFAULT.withId("run-" + run).withoutFusion())
                        .result()
                        .toCompletableFuture()
                        .handle((status, failed) -> GraphStatus.State.FAILED)
                        .join();
            }
        }
    }

    private static CommandRun run(String... args) {
        return CommandRun.of(Stream.concat(Stream.of(args), Stream.of("--directory", directory.toString()))
                .toArray(String[]::new));
    }

    private static JsonNode json(String line) throws IOException {
        return JSON.readTree(line);
    }

    @Test
    void differencesAreNamedByTaskAndTheFirstIsTheCause() throws IOException {
        CommandRun diff = run("diff", "run-1", "run-2", "--json");
        assertThat(diff.code()).isEqualTo(ExitCode.FAILED);
        JsonNode summary = json(diff.lines().get(diff.lines().size() - 1));
        assertThat(summary.get("same").asBoolean()).isFalse();
        assertThat(summary.get("different").asInt()).isEqualTo(2);
        assertThat(summary.get("firstDifference").asText()).isEqualTo("start");
        CommandRun itself = run("diff", "run-1", "run-1");
        assertThat(itself.code()).isZero();
        assertThat(itself.err()).contains("The same results");
    }

    @Test
    void theStateAtAnInstantIsThatOfTheEventsBeforeIt() throws IOException {
        JsonNode last =
                json(run("journal", "replay", "run-1", "--at", "last", "--json").out());
        Instant then = Instant.ofEpochMilli(last.get("storedMillis").asLong());
        JsonNode at = json(run("journal", "replay", "run-1", "--at", then.toString(), "--json")
                .out());
        assertThat(at.get("state").asText()).isEqualTo("FAILED");
        JsonNode before = json(run("journal", "replay", "run-1", "--at", "2001-01-01T00:00:00Z", "--json")
                .out());
        assertThat(before.get("at").asInt()).isZero();
        assertThat(run("journal", "replay", "run-1", "--at", "yesterday").err()).contains("is no moment");
    }

    @Test
    void aTaskRunsAgainFromItsRecordedInputs() throws IOException {
        CommandRun sum = run("rerun", "run-2", "--task", "sum", "--local", "--json");
        assertThat(sum.err()).doesNotContain("computed again");
        assertThat(json(sum.out()).get("verdict").asText()).isEqualTo("DONE");
        CommandRun length = run("rerun", "run-1", "--task", "length", "--local");
        assertThat(length.err()).contains("computed again first: [held]");
        assertThat(length.out().strip()).isEqualTo("5001");
        assertThat(length.code()).isZero();
    }

    @Test
    void aFailedTaskFailsAgainWithTheUsersOwnStackTrace() {
        CommandRun failing = run("rerun", "run-1", "--task", "failing", "--local");
        assertThat(failing.code()).isEqualTo(ExitCode.FAILED);
        assertThat(failing.err()).contains("ArithmeticException", "TimeTravelTest.divide", "Recorded then");
        CommandRun unknown = run("rerun", "run-1", "--task", "nothing", "--local");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.err()).contains("failing");
    }
}
