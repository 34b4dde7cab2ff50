package io.akkord.samples.chaos.nemesis;

import io.akkord.cluster.postgres.PostgresServer;
import io.akkord.samples.chaos.stage.Stage;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The server of the journal goes away and comes back with its data. */
record HitDatabase(
        String kind,
        int shortestSeconds,
        int longestSeconds,
        String done,
        Consumer<PostgresServer> hit,
        Consumer<PostgresServer> heal)
        implements Nemesis {

    /** Ended by its administrator. */
    static Nemesis stop() {
        return new HitDatabase("stop-database", 20, 30, "stopped", PostgresServer::stop, PostgresServer::startAgain);
    }

    /** {@code SIGKILL}. */
    static Nemesis kill() {
        return new HitDatabase("kill-database", 1, 8, "killed", PostgresServer::kill, PostgresServer::startAgain);
    }

    /** {@code SIGSTOP}: connections stay, and nobody answers. */
    static Nemesis freeze() {
        return new HitDatabase("freeze-database", 3, 25, "froze", PostgresServer::suspend, PostgresServer::resume);
    }

    @Override
    public Optional<Fault> start(Stage stage, SplittableRandom random) {
        if (!stage.database().take()) {
            return Optional.empty();
        }
        PostgresServer server = stage.database().server();
        hit.accept(server);
        return Optional.of(new Fault(done + " the database", () -> {
            heal.accept(server);
            stage.database().release();
        }));
    }
}
