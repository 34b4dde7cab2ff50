package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphStatus.State;
import io.akkord.api.TaskFailedException;
import io.akkord.cluster.settings.HostPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterCommandsTest {

    private final FakeCluster cluster = new FakeCluster();
    private final List<HostPort> asked = new ArrayList<>();

    @Test
    void listPrintsOneLineOfJsonAGraphAndNothingElse() throws Exception {
        cluster.graph("beta").state(State.RUNNING, 3, 10);
        cluster.graph("alpha").state(State.COMPLETED, 5, 5);
        CommandRun run = run("list", "--json");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(2);
        JsonNode alpha = new ObjectMapper().readTree(run.lines().get(0));
        List<String> fields = new ArrayList<>();
        alpha.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactly(
                        "graph",
                        "state",
                        "tasks",
                        "recorded",
                        "dispatched",
                        "failed",
                        "recomputed",
                        "attemptsLost",
                        "epoch",
                        "workers");
        assertThat(alpha.get("graph").asText()).isEqualTo("alpha");
        assertThat(alpha.get("recorded").asInt()).isEqualTo(5);
        assertThat(cluster.isClosed()).isTrue();
    }

    @Test
    void listForPeopleIsATable() {
        cluster.graph("alpha").state(State.RUNNING, 3, 10);
        CommandRun run = run("list");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith("GRAPH");
        assertThat(run.lines().get(1)).contains("alpha", "RUNNING", "10");
    }

    @Test
    void anEmptyClusterPrintsNoData() {
        CommandRun run = run("list");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Next: akkord submit");
        assertThat(run("list", "--json").out()).isEmpty();
    }

    @Test
    void theClusterIsAskedAtTheGivenAddress() {
        run("list", "--cluster", "a:1,b:2");
        assertThat(asked).containsExactly(new HostPort("a", 1), new HostPort("b", 2));
    }

    @Test
    void aWrongAddressIsAUsageError() {
        CommandRun run = run("list", "--cluster", "nowhere");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("\"nowhere\" is not host:port");
    }

    @Test
    void statusOfAnUnknownGraphNamesTheNearest() {
        cluster.graph("brave-otter").state(State.RUNNING, 3, 10);
        CommandRun run = run("status", "brave-oter");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no graph \"brave-oter\"", "Maybe you mean brave-otter");
    }

    @Test
    void anImpossibleGraphIdIsAUsageError() {
        CommandRun run = run("status", "bad/id");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("\"bad/id\"");
    }

    @Test
    void waitEndsAsTheGraphDoes() {
        Map<State, Integer> codes = new LinkedHashMap<>();
        codes.put(State.COMPLETED, ExitCode.OK);
        codes.put(State.FAILED, ExitCode.FAILED);
        codes.put(State.CANCELLED, ExitCode.CANCELLED);
        codes.put(State.DAMAGED, ExitCode.DAMAGED);
        codes.forEach((state, code) -> {
            cluster.graph("g-" + state).state(State.RUNNING, 5, 10).state(state, 10, 10);
            CommandRun run = run("wait", "g-" + state, "--json");
            assertThat(run.code()).as(state.name()).isEqualTo(code);
            assertThat(run.lines()).hasSize(1);
            assertThat(run.out()).contains("\"state\":\"" + state + "\"");
            assertThat(run.err()).contains("50 %", "100 %");
        });
    }

    @Test
    void waitGivesUpAfterItsTime() {
        cluster.graph("slow").state(State.RUNNING, 1, 10);
        CommandRun run = run("wait", "slow", "--timeout", "300ms");
        assertThat(run.code()).isEqualTo(ExitCode.TIMEOUT);
        assertThat(run.err()).contains("1 of 10 tasks", "akkord status slow");
    }

    @Test
    void drainAsksUntilTheNodeIsGone() {
        cluster.answersLeaving(List.of(Optional.empty(), Optional.empty(), Optional.of(List.of("other:1"))));
        CommandRun run = run("drain", "host:1", "--json");
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.out()).contains("\"node\":\"host:1\"", "\"left\":true");
        assertThat(cluster.askedToLeave()).containsExactly("host:1", "host:1", "host:1");
    }

    @Test
    void drainOfANodeThatIsNotThereNamesThoseThatAre() {
        cluster.answersLeaving(List.of(Optional.of(List.of("127.0.0.1:4001"))));
        CommandRun run = run("drain", "127.0.0.1:4000");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.err()).contains("127.0.0.1:4000", "127.0.0.1:4001");
    }

    @Test
    void drainGivesUpWatchingAfterItsTime() {
        cluster.answersLeaving(List.of(Optional.empty()));
        CommandRun run = run("drain", "host:1", "--timeout", "300ms");
        assertThat(run.code()).isEqualTo(ExitCode.TIMEOUT);
        assertThat(run.err()).contains("leave-timeout");
    }

    @Test
    void cancelCarriesItsReason() {
        cluster.graph("g").state(State.CANCELLED, 1, 10);
        assertThat(run("cancel", "g", "--reason", "wrong input").code()).isZero();
        assertThat(cluster.graph("g").cancelReason()).isEqualTo("wrong input");
    }

    @Test
    void resultPrintsValuesAsJson() {
        cluster.graph("g")
                .state(State.COMPLETED, 1, 1)
                .result("total", 42L)
                .result("names", List.of("a", "b"))
                .result("vector", new double[] {1.5, 2});
        CommandRun run = run("result", "g", "--json");
        assertThat(run.lines())
                .containsExactly(
                        "{\"graph\":\"g\",\"key\":\"total\",\"value\":42}",
                        "{\"graph\":\"g\",\"key\":\"names\",\"value\":[\"a\",\"b\"]}",
                        "{\"graph\":\"g\",\"key\":\"vector\",\"value\":[1.5,2.0]}");
        assertThat(run("result", "g", "total").lines()).containsExactly("42");
        assertThat(run("result", "g", "none").code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void resultOfAnUnfinishedGraphSaysHowToWait() {
        cluster.graph("g").state(State.RUNNING, 1, 10);
        CommandRun run = run("result", "g", "--timeout", "50ms");
        assertThat(run.code()).isEqualTo(ExitCode.TIMEOUT);
        assertThat(run.err()).contains("akkord wait g");
    }

    @Test
    void errorsOfTheClusterBecomeExitCodesWithoutStackTraces() {
        Map<RuntimeException, Integer> codes = new LinkedHashMap<>();
        codes.put(new ClusterUnavailableException("nobody there"), ExitCode.UNREACHABLE);
        codes.put(new GraphDamagedException("event 7 is damaged"), ExitCode.DAMAGED);
        codes.put(
                new TaskFailedException("k", "n", 1, List.of(), new IllegalStateException("user's")), ExitCode.FAILED);
        codes.put(new IllegalStateException("a mistake of ours"), ExitCode.FAILED);
        codes.forEach((error, code) -> {
            CommandRun run = CommandRun.of(
                    (config, coordinators) -> {
                        throw error;
                    },
                    "list");
            assertThat(run.code()).as(error.toString()).isEqualTo(code);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("error: ")
                    .contains(error.getMessage())
                    .doesNotContain("\tat ");
        });
    }

    @Test
    void verboseShowsTheStackTrace() {
        CommandRun run = CommandRun.of(
                (config, coordinators) -> {
                    throw new IllegalStateException("a mistake of ours");
                },
                "list",
                "--verbose");
        assertThat(run.err()).contains("\tat ");
    }

    private CommandRun run(String... args) {
        return CommandRun.of(
                (config, coordinators) -> {
                    asked.addAll(coordinators);
                    return cluster;
                },
                args);
    }
}
