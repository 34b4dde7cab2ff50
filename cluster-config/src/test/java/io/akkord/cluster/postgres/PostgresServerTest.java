package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.persistence.postgres.PostgresSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server that tests and samples start by themselves, as whoever they run. */
class PostgresServerTest {

    @Test
    void aStoppedServerComesBackWithItsData() {
        try (PostgresServer server = PostgresServer.startWithoutSync()) {
            PostgresSchema schema = new PostgresSchema(server.access());
            schema.check("a test");
            server.stop();
            assertThatThrownBy(() -> schema.check("a test"))
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("no server answers there");
            server.startAgain();
            schema.check("a test");
            assertThat(server.access().toString())
                    .doesNotContain(server.access().password());
        }
    }

    @Test
    void aKilledServerComesBackWithItsData() {
        try (PostgresServer server = PostgresServer.start()) {
            PostgresSchema schema = new PostgresSchema(server.access());
            server.kill();
            assertThatThrownBy(() -> schema.check("a test")).isInstanceOf(JournalUnavailableException.class);
            server.startAgain();
            schema.check("a test");
        }
    }

    /** Starts a server, says where it is and who watches over it, and waits for its own end. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            PostgresServer server = PostgresServer.startWithoutSync();
            long watcher =
                    ProcessHandle.current().children().findFirst().orElseThrow().pid();
            System.out.println(server.directory() + " " + watcher);
            Thread.currentThread().join();
        }
    }

    @Test
    void aServerWhoseProcessWasKilledEndsAndLeavesNothingBehind() throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = owner.inputReader()) {
            String[] words = lines.readLine().split(" ");
            Path directory = Path.of(words[0]);
            assertThat(directory).exists();
            ProcessHandle watcher = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
            owner.destroyForcibly();
            watcher.onExit().get(60, TimeUnit.SECONDS);
            assertThat(directory).doesNotExist();
        }
    }
}
