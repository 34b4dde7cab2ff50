package io.akkord.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.membership.WorkerIdentity;
import io.akkord.api.ClusterUnavailableException;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.cluster.settings.SettingsReader;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of nodes on real actor systems, with a stand-in for what runs on them. */
class AkkordNodeTest {

    @TempDir
    Path directory;

    private final FakeActors coordinators = new FakeActors();
    private final FakeActors workers = new FakeActors();

    @Test
    void aNodeIsUpWithItsRolesWhenItIsStarted() throws Exception {
        try (AkkordNode node = coordinator()) {
            assertThat(node.roles()).containsExactly(Role.COORDINATOR);
            assertThat(node.address().port()).isPositive();
            assertThat(node.ended().toCompletableFuture()).isNotDone();
            assertThat(coordinators.nextStart().host()).isEmpty();
        }
    }

    @Test
    void anOrphanedWorkerGetsANewActorSystemOverTheSameHost() throws Exception {
        try (AkkordNode coordinator = coordinator();
                AkkordNode worker = worker(coordinator.address(), "1 minute")) {
            FakeActors.Start first = workers.nextStart();
            first.orphaned().complete(null);
            FakeActors.Start second = workers.nextStart();
            assertThat(second.system()).isNotSameAs(first.system());
            assertThat(second.host()).isEqualTo(first.host()).isPresent();
            assertThat(workers.hostClosed).isNotDone();
            assertThat(worker.ended().toCompletableFuture()).isNotDone();
        }
        assertThat(workers.hostClosed).isDone();
    }

    @Test
    void aWorkerThatTheClusterPutOutJoinsAgain() throws Exception {
        try (AkkordNode coordinator = coordinator();
                AkkordNode worker = worker(coordinator.address(), "1 minute")) {
            ActorSystem<?> first = workers.nextStart().system();
            first.terminate();
            assertThat(workers.nextStart().system()).isNotSameAs(first);
            assertThat(worker.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void aWorkerWithoutCoordinatorEndsAfterItsTimeout() throws Exception {
        AkkordNode coordinator = coordinator();
        HostPort address = coordinator.address();
        try (AkkordNode worker = worker(address, "2 s")) {
            FakeActors.Start first = workers.nextStart();
            coordinator.close();
            first.orphaned().complete(null);
            assertThatThrownBy(() -> worker.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ClusterUnavailableException.class)
                    .hasMessageContaining(address.toString())
                    .hasMessageContaining("akkord.worker.orphan-timeout");
        }
    }

    @Test
    void aWorkerThatIsUnwellEndsAndSaysWhy() throws Exception {
        try (AkkordNode coordinator = coordinator();
                AkkordNode worker = worker(coordinator.address(), "1 minute")) {
            workers.nextStart();
            workers.unwell.complete("4 tasks ignore their interrupts");
            assertThatThrownBy(() -> worker.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("unwell")
                    .hasMessageContaining("4 tasks");
        }
    }

    @Test
    void aNodeThatIsAskedToLeaveClosesItself() throws Exception {
        try (AkkordNode coordinator = coordinator();
                AkkordNode worker = worker(coordinator.address(), "1 minute")) {
            workers.nextStart();
            workers.askedToLeave.complete(null);
            worker.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
            workers.hostClosed.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void anEndedNodeCanBeStartedAgainOnTheSameDirectory() {
        coordinator().close();
        coordinator().close();
        assertThat(directory.resolve("journal")).isDirectory();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start("coordinator", "akkord.port = " + taken.getLocalPort(), coordinators))
                    .isInstanceOf(NodeStartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aJournalThatCannotBeMadeIsRefusedBeforeAnythingStarts() throws IOException {
        Files.writeString(directory.resolve("journal"), "in the way");
        assertThatThrownBy(this::coordinator)
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining(directory.resolve("journal").toString());
    }

    @Test
    void theSpillDirectoryIsTheProcesssOwnAndGoneAtTheEnd() throws Exception {
        Path spill;
        try (AkkordNode coordinator = coordinator();
                AkkordNode worker = worker(coordinator.address(), "1 minute")) {
            assertThat(worker.address()).isNotEqualTo(coordinator.address());
            spill = workers.nextStart().settings().storage().spill();
            assertThat(spill).isDirectory().hasParent(directory.resolve("spill"));
        }
        assertThat(directory.resolve("spill")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessSpilledIsDeleted() throws IOException {
        String mine = WorkerIdentity.ofThisProcess(0);
        Path dead = Files.createDirectories(directory.resolve(mine.replaceAll("[^-]+$", "earlier")));
        Path elsewhere = Files.createDirectories(directory.resolve("othermachine-1-earlier"));
        Files.writeString(dead.resolve("result"), "left over");
        try (SpillDirectory one = SpillDirectory.open(directory);
                SpillDirectory other = SpillDirectory.open(directory)) {
            assertThat(dead).doesNotExist();
            assertThat(elsewhere).isDirectory();
            assertThat(one.path()).isDirectory().isNotEqualTo(other.path());
        }
    }

    private AkkordNode coordinator() {
        return start("coordinator", "akkord.port = 0", coordinators);
    }

    private AkkordNode worker(HostPort coordinator, String orphanTimeout) {
        return start(
                "worker",
                "akkord { join = \"" + coordinator + "\", worker.orphan-timeout = " + orphanTimeout + " }",
                workers);
    }

    private AkkordNode start(String profile, String settings, FakeActors actors) {
        NodePlan plan = SettingsReader.read(ConfigLayers.forProfile(
                ConfigFactory.parseString(settings + ", akkord.directory = \"" + directory + "\"")
                        .withFallback(ConfigFactory.load()),
                profile));
        return AkkordNode.start(plan, getClass().getClassLoader(), actors);
    }
}
