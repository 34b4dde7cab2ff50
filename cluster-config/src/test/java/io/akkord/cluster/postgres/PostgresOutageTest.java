package io.akkord.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.cluster.survival.Mixing;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a graph, with a server of its own. */
class PostgresOutageTest {

    private static final int LAYERS = 60;
    private static final int WIDTH = 20;

    @TempDir
    Path directory;

    @Test
    void aGraphGoesOnByItselfWhenTheDatabaseIsBack() throws Exception {
        try (PostgresServer server = PostgresServer.startWithoutSync();
                AkkordNode node = node(server)) {
            Task<Integer> task = Mixing.graph(LAYERS, WIDTH, 5, 1);
            GraphHandle<Integer> handle = node.akkord().submit(task, GraphOptions.DEFAULT.withId("outage"));
            CompletableFuture<GraphStatus> begun = new CompletableFuture<>();
            handle.onProgress(status -> {
                if (status.recorded() > WIDTH) {
                    begun.complete(status);
                }
            });
            assertThat(begun.get(60, TimeUnit.SECONDS).state()).isEqualTo(GraphStatus.State.RUNNING);
            server.stop();
            server.startAgain();
            assertThat(handle.result().toCompletableFuture().get(180, TimeUnit.SECONDS))
                    .isEqualTo(Mixing.sequentially(LAYERS, WIDTH, 1));
        }
    }

    private AkkordNode node(PostgresServer server) {
        String settings = SharedServer.settings(server.access()) + "akkord.directory = \"" + directory + "\"";
        return AkkordNode.start(ConfigFactory.parseString(settings).withFallback(ConfigFactory.load()), "local");
    }
}
