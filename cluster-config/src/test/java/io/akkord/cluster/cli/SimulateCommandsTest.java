package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SimulateCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String... args) throws IOException {
        CommandRun run = CommandRun.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return JSON.readTree(run.lines().get(run.lines().size() - 1));
    }

    @Test
    void soakSaysHowManySchedulesItRanAndWhatWasViolated() throws IOException {
        JsonNode sums = json("simulate", "soak", "--seeds", "5", "--faults", "all", "--json");
        assertThat(sums.get("schedules").asInt()).isEqualTo(5);
        assertThat(sums.get("violations").asInt()).isZero();
    }

    @Test
    void theSameSeedHasTheSameTraceHashAndAnotherOneHasAnother() throws IOException {
        String hash = json("simulate", "soak", "--seed", "3", "--json")
                .get("traceHash")
                .asText();
        assertThat(json("simulate", "soak", "--seed", "3", "--json")
                        .get("traceHash")
                        .asText())
                .isEqualTo(hash);
        assertThat(json("simulate", "soak", "--seed", "4", "--json")
                        .get("traceHash")
                        .asText())
                .isNotEqualTo(hash);
    }

    @Test
    void oneSeedTellsWhatHappensIfAskedTo() {
        CommandRun run = CommandRun.of("simulate", "soak", "--seed", "1", "--trace");
        assertThat(run.err()).contains("decided EpochStarted");
    }

    @Test
    void runSimulatesAGeneratedGraph() throws IOException {
        JsonNode report = json(
                "simulate",
                "run",
                "--pattern",
                "stencil_1d",
                "--width",
                "20",
                "--steps",
                "10",
                "--workers",
                "3",
                "--json");
        assertThat(report.get("tasks").asInt()).isEqualTo(200);
        assertThat(report.get("makespanSeconds").asDouble()).isGreaterThan(0.01);
        assertThat(report.get("eventsPerSecond").asDouble()).isPositive();
        assertThat(report.get("peakHeapBytes").asLong()).isPositive();
    }

    @Test
    void withoutTheTestClassesThereAreNoMutants() {
        CommandRun run = CommandRun.of("simulate", "mutants");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.err()).contains("in a checkout");
    }

    @Test
    void nonsenseIsRefusedWithWhatToDo() {
        assertThat(CommandRun.of("simulate", "run", "--pattern", "knot").code()).isNotZero();
        assertThat(CommandRun.of("simulate", "soak", "--faults", "some").code()).isEqualTo(ExitCode.USAGE);
        CommandRun none = CommandRun.of("simulate", "run", "--pattern", "fft", "--workers", "0");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("workers is 0");
    }
}
