package io.akkord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.api.Session;
import io.akkord.api.SettingsException;
import io.akkord.api.Task;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.persistence.store.JournalUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program on every kind of session. */
class AkkordTest {

    @TempDir
    Path directory;

    @Test
    void inline() {
        try (Session session = Akkord.inline()) {
            assertComputes(session);
        }
    }

    @Test
    void localInADirectory() {
        try (Session session = Akkord.local(directory)) {
            assertComputes(session);
        }
        assertThat(directory.resolve("journal")).isDirectory();
    }

    @Test
    void aSecondSessionOnTheSameDirectoryIsRefused() {
        try (Session session = Akkord.local(directory)) {
            assertComputes(session);
            assertThatThrownBy(() -> Akkord.local(directory))
                    .isInstanceOf(JournalUnavailableException.class)
                    .hasMessageContaining("is open in this process");
            assertComputes(session);
        }
    }

    @Test
    void onASystemOfTheUsers() throws Exception {
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "mine",
                ConfigFactory.load(ConfigFactory.parseString(
                        "include \"akkord/local.conf\", akkord.directory = \"" + directory + "\"")));
        try {
            Cluster cluster = Cluster.get(system);
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
            Session session = Akkord.get(system);
            assertComputes(session);
            session.close();
            assertComputes(Akkord.get(system));
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aSystemWithoutClusterIsRefusedWithTheLineToAdd() throws Exception {
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "mine",
                ConfigFactory.parseString("akka.actor.provider = local").withFallback(ConfigFactory.load()));
        try {
            assertThatThrownBy(() -> Akkord.get(system))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("include \"akkord/coordinator.conf\"");
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void asAClientOfARunningCluster() {
        try (AkkordNode node = AkkordNode.start(ConfigFactory.parseString("akkord.directory = \"" + directory + "\"")
                        .withFallback(ConfigFactory.load()));
                Session session = Akkord.connect(node.address().toString())) {
            assertComputes(session);
            assertComputes(node.akkord());
        }
    }

    @Test
    void withoutAClusterToConnectToTheErrorComesAtOnce() {
        assertThatThrownBy(() -> Akkord.connect("127.0.0.1:1"))
                .isInstanceOf(ClusterUnavailableException.class)
                .hasMessageContaining("nothing listens at [127.0.0.1:1]")
                .hasMessageContaining("akkord node --role coordinator");
    }

    private static void assertComputes(Session session) {
        Task<Integer> four = Task.call(Math::abs, -4);
        assertThat(session.compute(Task.reduce(List.of(four, Task.call(Math::abs, 3)), 2, Math::addExact)))
                .isEqualTo(7);
    }
}
