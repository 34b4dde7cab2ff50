package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.persistence.postgres.PostgresSchema;
import io.akkord.persistence.store.JournalUnavailableException;
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
}
