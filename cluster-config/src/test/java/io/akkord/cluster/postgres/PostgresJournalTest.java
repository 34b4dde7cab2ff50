package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import io.akkord.cluster.cli.CommandRun;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.cluster.node.NodeStartException;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.History;
import io.akkord.persistence.schema.GraphEventSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph's journal in a real database: written by a node, read again by the next one and by the tools. */
class PostgresJournalTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TASKS = 300;

    @TempDir
    Path directory;

    private final PostgresAccess journal = SharedServer.journal();

    @Test
    void whatOneNodeRecordedTheNextReadsFromTheDatabase() throws Exception {
        try (AkkordNode node = node()) {
            assertThat(end(node.akkord().submit(graph(), GraphOptions.DEFAULT.withId("sum"))))
                    .extracting(GraphStatus::state)
                    .isEqualTo(GraphStatus.State.COMPLETED);
        }
        try (AkkordNode node = node()) {
            GraphHandle<Map<String, Object>> again = node.akkord().attach(new GraphId("sum"));
            assertThat(again.result().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .containsEntry("sum", TASKS * (TASKS - 1) / 2);
        }
        assertThat(directory.resolve("journal")).doesNotExist();
    }

    @Test
    void theToolsReadItWhileTheNodeIsRunning() throws Exception {
        try (AkkordNode node = node()) {
            end(node.akkord().submit(graph(), GraphOptions.DEFAULT.withId("sum")));
            JsonNode listed = JSON.readTree(command("list", "--json").out());
            assertThat(listed.get("graph").asText()).isEqualTo("sum");
            assertThat(listed.get("state").asText()).isEqualTo("COMPLETED");
            assertThat(listed.get("recorded").asInt()).isGreaterThan(TASKS);
            List<String> events = command("show", "sum", "--json").lines();
            assertThat(events).hasSize(listed.get("events").asInt());
            JsonNode replayed = JSON.readTree(command("replay", "sum", "--json").out());
            assertThat(replayed.get("replayEqual").asBoolean()).isTrue();
            assertThat(replayed.get("snapshotsAt").size()).isPositive();
        }
    }

    @Test
    void aFlippedByteInTheDatabaseIsDamageWithItsPlace() throws Exception {
        try (AkkordNode node = node()) {
            end(node.akkord().submit(graph(), GraphOptions.DEFAULT.withId("sum")));
        }
        change(
                "UPDATE %s.event_journal SET event_payload = set_byte(event_payload, 40, 255 - get_byte(event_payload, 40))"
                        + " WHERE persistence_id = 'graph|sum' AND sequence_number = 3");
        try (GraphJournal offline = GraphJournal.open(journal)) {
            History<GraphEvent> history = offline.history("graph|sum", GraphEventSchema.INSTANCE);
            assertThat(history.events()).hasSize(2);
            assertThat(history.damage().map(Damage::number)).contains(3L);
            assertThat(history.damage().map(Damage::kind)).contains(Damage.Kind.CHECKSUM);
        }
        CommandRun listed = command("list");
        assertThat(listed.code()).isEqualTo(7);
        assertThat(listed.err()).contains("graph|sum is damaged at event 3");
    }

    @Test
    void aMissingRowIsDamageToo() throws Exception {
        try (AkkordNode node = node()) {
            end(node.akkord().submit(graph(), GraphOptions.DEFAULT.withId("sum")));
        }
        change("DELETE FROM %s.event_journal WHERE persistence_id = 'graph|sum' AND sequence_number = 2");
        try (GraphJournal offline = GraphJournal.open(journal)) {
            Optional<Damage> damage =
                    offline.history("graph|sum", GraphEventSchema.INSTANCE).damage();
            assertThat(damage.map(Damage::kind)).contains(Damage.Kind.GAP);
        }
    }

    @Test
    void aSecondClusterOverTheSameJournalIsRefused() {
        try (AkkordNode node = node()) {
            assertThatThrownBy(this::node)
                    .isInstanceOf(NodeStartException.class)
                    .hasMessageContaining("belongs to a running cluster")
                    .hasMessageContaining(node.address().toString())
                    .hasMessageContaining("akkord.join");
        }
    }

    private AkkordNode node() {
        String settings = SharedServer.settings(journal) + "akkord.directory = \"" + directory + "\"\n"
                + "akkord.coordinator.snapshot-every = 10";
        return AkkordNode.start(ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()), "local");
    }

    private static Graph graph() {
        List<Task<Integer>> tasks =
                IntStream.range(0, TASKS).mapToObj(i -> Task.call(Math::abs, i)).toList();
        return Graph.of(List.of(Task.reduce(tasks, 5, Math::addExact).withKey("sum")));
    }

    private static GraphStatus end(GraphHandle<?> handle) throws Exception {
        handle.result().toCompletableFuture().get(60, TimeUnit.SECONDS);
        return handle.status().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private CommandRun command(String... arguments) throws IOException {
        Path conf = Files.writeString(directory.resolve("journal.conf"), SharedServer.settings(journal));
        List<String> all = new ArrayList<>(List.of("journal"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--conf", conf.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = journal.connect("a test");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql.formatted(journal.schema()))).isEqualTo(1);
        }
    }
}
