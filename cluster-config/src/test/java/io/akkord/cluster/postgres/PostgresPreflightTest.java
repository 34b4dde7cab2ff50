package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.typesafe.config.ConfigFactory;
import io.akkord.cluster.cli.CommandRun;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a coordinator's start is said before it, with the cause and what to do. */
class PostgresPreflightTest {

    /** Three times what a server that says nothing is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(54);

    @TempDir
    Path directory;

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertRefused(
                        at(SharedServer.journal(), "jdbc:postgresql://127.0.0.1:" + port + "/akkord"),
                        "no server answers")
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("akkord.journal.postgresql.url");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedFor() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/akkord";
            assertRefused(at(SharedServer.journal(), url), "no server answers");
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotShown() {
        PostgresAccess right = SharedServer.journal();
        PostgresAccess wrong = new PostgresAccess(right.url(), right.user(), "canary-secret", right.schema());
        assertRefused(wrong, "does not let the user akkord in")
                .hasMessageContaining("AKKORD_POSTGRESQL_PASSWORD")
                .hasMessageNotContaining("canary-secret");
    }

    @Test
    void aMissingPasswordIsSaid() {
        PostgresAccess right = SharedServer.journal();
        assertRefused(new PostgresAccess(right.url(), right.user(), "", right.schema()), "password");
    }

    @Test
    void aMissingDatabaseIsSaid() {
        PostgresAccess right = SharedServer.journal();
        assertRefused(at(right, right.url().replaceAll("/akkord$", "/nowhere")), "there is no such database");
    }

    @Test
    void aMissingSchemaNamesTheCommandThatMakesIt() {
        assertRefused(SharedServer.withoutTables(), "akkord journal create-schema");
    }

    @Test
    void tablesOfANewerProgramAreRefused() throws SQLException {
        PostgresAccess newer = SharedServer.journal();
        execute(newer, "UPDATE " + newer.schema() + ".journal_schema SET version = 99");
        assertRefused(newer, "its tables have version 99").hasMessageContaining("start an Akkord at least as new");
    }

    @Test
    void aUserWithoutRightsIsToldWhatToGrant() throws SQLException {
        PostgresAccess owner = SharedServer.journal();
        execute(
                owner,
                "DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN PASSWORD 'r'; GRANT USAGE ON SCHEMA "
                        + owner.schema() + " TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA " + owner.schema()
                        + " TO reader");
        assertRefused(new PostgresAccess(owner.url(), "reader", "r", owner.schema()), "may not read and write")
                .hasMessageContaining("GRANT SELECT, INSERT, UPDATE, DELETE");
    }

    @Test
    void makingTheSchemaTwiceChangesNothing() {
        PostgresSchema schema = new PostgresSchema(SharedServer.journal());
        schema.create();
        assertThatCode(() -> schema.check("a test")).doesNotThrowAnyException();
    }

    @Test
    void theCommandShowsItsStatementsAndRunsThem() throws IOException {
        PostgresAccess journal = SharedServer.withoutTables();
        String conf = Files.writeString(directory.resolve("journal.conf"), SharedServer.settings(journal))
                .toString();
        CommandRun shown = CommandRun.of("journal", "create-schema", "--show-sql", "--conf", conf);
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("CREATE TABLE IF NOT EXISTS " + journal.schema() + ".event_journal");
        assertRefused(journal, "create-schema");
        CommandRun made = CommandRun.of("journal", "create-schema", "--json", "--conf", conf);
        assertThat(made.code()).isZero();
        assertThat(made.out()).isEqualTo("{\"schema\":\"" + journal.schema() + "\",\"ready\":true}\n");
        new PostgresSchema(journal).check("a test");
    }

    @Test
    void theCommandSaysThatADirectoryNeedsNoSchema() {
        CommandRun run = CommandRun.of("journal", "create-schema");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--profile postgresql");
    }

    /** The check alone, and the start of a node, say the same. */
    private AbstractThrowableAssert<?, ?> assertRefused(PostgresAccess access, String why) {
        String settings = SharedServer.settings(access) + "akkord.directory = \"" + directory + "\"";
        assertThatThrownBy(() -> AkkordNode.start(
                        ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()), "coordinator"))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining(why);
        return assertTimeout(PATIENCE, () -> assertThatThrownBy(() -> new PostgresSchema(access).check("a test"))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("the journal jdbc:postgresql:"));
    }

    private static PostgresAccess at(PostgresAccess access, String url) {
        return new PostgresAccess(url, access.user(), access.password(), access.schema());
    }

    private static void execute(PostgresAccess access, String sql) throws SQLException {
        try (Connection connection = access.connect("a test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
