package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.OpenGraph;
import io.akkord.api.Task;
import io.akkord.cluster.cli.CommandRun;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.persistence.postgres.PostgresAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Space in the database is given back: while a coordinator runs, and by the tools while none does. */
@Timeout(180)
class PostgresHousekeepingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final PostgresAccess journal = SharedServer.journal();
    private Path conf;

    @BeforeEach
    void writeSettings() throws Exception {
        conf = Files.writeString(directory.resolve("akkord.conf"), SharedServer.settings(journal));
    }

    private AkkordNode node(int keepGraphs) {
        return node("akkord.journal.keep-graphs = " + keepGraphs);
    }

    private AkkordNode node(String setting) {
        String settings = SharedServer.settings(journal) + "akkord.directory = \"" + directory + "\"\n" + setting;
        return AkkordNode.start(ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()), "local");
    }

    private static void run(AkkordNode node, String... ids) throws Exception {
        for (String id : ids) {
            assertThat(node.akkord()
                            .submit(Task.call(Math::abs, -7), GraphOptions.DEFAULT.withId(id))
                            .result()
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS))
                    .isEqualTo(7);
        }
    }

    private CommandRun command(String... words) {
        List<String> all = new ArrayList<>(List.of("journal"));
        all.addAll(List.of(words));
        all.addAll(List.of("--conf", conf.toString(), "--directory", directory.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** Without the one that the plugin keeps, marked as deleted, to know the last number. */
    private long rows(String id) throws Exception {
        try (Connection connection = journal.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + journal.schema()
                        + ".event_journal WHERE persistence_id = 'graph|" + id + "' AND NOT deleted")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aRunningCoordinatorDeletesWhatNeedNotBeKept() throws Exception {
        try (AkkordNode node = node(1)) {
            run(node, "one", "two", "three");
            while (rows("one") > 1 || rows("two") > 1) {
                new CompletableFuture<>()
                        .completeOnTimeout(true, 100, TimeUnit.MILLISECONDS)
                        .get();
            }
            assertThat(rows("three")).isGreaterThan(3);
            run(node, "one");
        }
        assertThat(command("verify").code()).isZero();
    }

    @Test
    void theOldestEventsOfAGraphThatRunsAreDeleted() throws Exception {
        String setting = "akkord.journal.keep-events = 20, akkord.coordinator.snapshot-every = 10";
        try (AkkordNode node = node(setting)) {
            OpenGraph graph = node.akkord().open(GraphOptions.DEFAULT.withId("endless"));
            for (int i = 0; i < 60; i++) {
                assertThat(graph.submit(Task.call(Math::abs, -i).withKey("k-" + i))
                                .result()
                                .toCompletableFuture()
                                .get(60, TimeUnit.SECONDS))
                        .isEqualTo(i);
            }
        }
        assertThat(rows("endless")).isLessThan(100);
        assertThat(command("verify").code()).isZero();
        assertThat(command("replay", "endless", "--at", "last").code()).isZero();
        CommandRun early = command("replay", "endless", "--at", "1");
        assertThat(early.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(early.err()).contains("was deleted");
        try (AkkordNode node = node(setting)) {
            assertThat(node.akkord()
                            .attach(new GraphId("endless"))
                            .result("k-3")
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS))
                    .isEqualTo(3);
        }
    }

    @Test
    void theToolsPruneAndCarryGraphsWhileNoCoordinatorRuns() throws Exception {
        Path file = directory.resolve("two.akkord");
        try (AkkordNode node = node(0)) {
            run(node, "one", "two", "three");
            CommandRun refused = command("prune", "--keep", "1");
            assertThat(refused.code()).isEqualTo(ExitCode.NO_RESOURCES);
            assertThat(refused.err()).contains("in use by").contains("keep-graphs");
            assertThat(command("export", "two", file.toString()).code()).isZero();
        }
        JsonNode pruned =
                JSON.readTree(command("prune", "--keep", "1", "--json").out());
        assertThat(pruned.get("graphs").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(rows("one") + rows("two")).isZero();
        assertThat(command("list", "--json").lines()).hasSize(1);

        assertThat(JSON.readTree(command("import", file.toString(), "--json").out())
                        .get("imported")
                        .asBoolean())
                .isTrue();
        assertThat(JSON.readTree(command("import", file.toString(), "--json").out())
                        .get("imported")
                        .asBoolean())
                .isFalse();
        assertThat(command("compact").code()).isZero();
        assertThat(command("verify").code()).isZero();
        try (AkkordNode node = node(0)) {
            assertThat(node.akkord()
                            .attach(new GraphId("two"))
                            .result()
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS))
                    .containsEntry("result", 7);
            run(node, "one");
        }
    }
}
