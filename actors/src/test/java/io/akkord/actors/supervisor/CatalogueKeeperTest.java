package io.akkord.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.RemoteMessages;
import io.akkord.actors.protocol.Understanding;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.chain.MarkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue over a journal that fails when the test wants it to. */
class CatalogueKeeperTest {

    private static final String ID = "catalogue";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Stranger() implements CatalogueCommand.Local {}

    @TempDir
    Path directory;

    private static ActorTestKit kit;
    private static PersistenceTestKit journal;

    private TestProbe<CatalogueReply> client;
    private ActorRef<CatalogueCommand> catalogue;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(
                "catalogue",
                ConfigFactory.parseString("akka.actor.provider = local")
                        .withFallback(PersistenceTestKitPlugin.config())
                        .withFallback(ConfigFactory.load()));
        journal = PersistenceTestKit.create(kit.system());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void startCatalogue() {
        journal.clearAll();
        client = kit.createTestProbe();
        catalogue = kit.spawn(CatalogueKeeper.create(TestNode.storage(directory), RetentionPolicy.EVERYTHING));
    }

    private Path marks() {
        return MarkFile.directoryBeside(TestNode.storage(directory).journal());
    }

    private void restart() {
        kit.stop(catalogue, PATIENCE);
        catalogue = kit.spawn(CatalogueKeeper.create(TestNode.storage(directory), RetentionPolicy.EVERYTHING));
    }

    private CatalogueReply enter(String graph) {
        catalogue.tell(new CatalogueCommand.EnterGraph(graph, client.ref()));
        return client.receiveMessage(PATIENCE);
    }

    private CatalogueReply list() {
        catalogue.tell(new CatalogueCommand.ListGraphs(client.ref()));
        return client.receiveMessage(PATIENCE);
    }

    @Test
    void graphsAreOpenUntilTheyLeaveAndAfterARestartToo() {
        assertThat(enter("a")).isEqualTo(new CatalogueReply.Entered("a"));
        assertThat(enter("b")).isEqualTo(new CatalogueReply.Entered("b"));
        assertThat(enter("a")).isEqualTo(new CatalogueReply.Entered("a"));
        catalogue.tell(new CatalogueCommand.LeaveGraph("a", "COMPLETED", 1, client.ref()));
        catalogue.tell(new CatalogueCommand.LeaveGraph("a", "COMPLETED", 1, client.ref()));
        assertThat(list()).isEqualTo(new CatalogueReply.Listing(List.of("b"), List.of("a")));
        assertThat(journal.persistedInStorage(ID)).hasSize(4);
        restart();
        assertThat(list()).isEqualTo(new CatalogueReply.Listing(List.of("b"), List.of("a")));
    }

    @Test
    void theHistoryStaysAsSmallAsWhatItSays() {
        enter("stays");
        for (int i = 0; i < 1500; i++) {
            catalogue.tell(new CatalogueCommand.EnterGraph("g" + i, kit.system().ignoreRef()));
            catalogue.tell(new CatalogueCommand.LeaveGraph("g" + i, "COMPLETED", 1, client.ref()));
        }
        CatalogueReply before = list();
        client.awaitAssert(PATIENCE, Duration.ofMillis(100), () -> assertThat(journal.persistedInStorage(ID))
                .hasSizeLessThan(1100));
        assertThat(((CatalogueReply.Listing) before).open()).containsExactly("stays");
        restart();
        assertThat(list()).isEqualTo(before);
    }

    @Test
    void aFailedWriteIsNotAcknowledgedAndTheCatalogueComesBack() {
        enter("a");
        journal.failNextPersisted(ID);
        catalogue.tell(new CatalogueCommand.EnterGraph("lost", client.ref()));
        client.awaitAssert(PATIENCE, Duration.ofMillis(100), () -> {
            catalogue.tell(new CatalogueCommand.EnterGraph("b", client.ref()));
            return client.expectMessage(Duration.ofMillis(500), new CatalogueReply.Entered("b"));
        });
        TestProbe<CatalogueReply> other = kit.createTestProbe();
        catalogue.tell(new CatalogueCommand.ListGraphs(other.ref()));
        assertThat(other.receiveMessage(PATIENCE)).isEqualTo(new CatalogueReply.Listing(List.of("a", "b"), List.of()));
    }

    @Test
    void anUnreadableJournalIsSaidAndReadAgain() {
        enter("a");
        kit.stop(catalogue, PATIENCE);
        journal.failNextRead(ID, new IllegalStateException("the disk is on fire"));
        catalogue = kit.spawn(CatalogueKeeper.create(TestNode.storage(directory), RetentionPolicy.EVERYTHING));
        CatalogueReply reply = client.awaitAssert(PATIENCE, Duration.ofMillis(10), () -> {
            catalogue.tell(new CatalogueCommand.ListGraphs(client.ref()));
            return client.expectMessageClass(CatalogueReply.Unusable.class, Duration.ofMillis(500));
        });
        assertThat(((CatalogueReply.Unusable) reply).message()).contains("catalogue");
        client.awaitAssert(PATIENCE, Duration.ofMillis(100), () -> {
            catalogue.tell(new CatalogueCommand.ListGraphs(client.ref()));
            return client.fishForMessage(
                    Duration.ofMillis(500),
                    each -> each instanceof CatalogueReply.Listing
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore());
        });
    }

    @Test
    void aDamagedCatalogueTakesNothingAndSaysWhere() throws IOException {
        enter("a");
        enter("b");
        kit.stop(catalogue, PATIENCE);
        MarkFile.delete(marks(), ID);
        catalogue = kit.spawn(CatalogueKeeper.create(TestNode.storage(directory), RetentionPolicy.EVERYTHING));
        assertThat(List.of(enter("c"), list()))
                .allSatisfy(reply -> assertThat(((CatalogueReply.Unusable) reply).message())
                        .contains("damaged at event 4")
                        .contains("repair"));
        catalogue.tell(new CatalogueCommand.LeaveGraph("a", "COMPLETED", 1, client.ref()));
        assertThat(list()).isInstanceOf(CatalogueReply.Unusable.class);
        assertThat(journal.persistedInStorage(ID)).hasSize(3);
        try (var files = Files.list(marks())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void everyMessageIsUnderstood() {
        List<CatalogueCommand> messages = new ArrayList<>(List.of(
                new CatalogueCommand.EnterGraph("a", client.ref()),
                new CatalogueCommand.GraphAwake("a"),
                new CatalogueCommand.GraphAsleep("a"),
                new CatalogueCommand.GraphGone("a"),
                new CatalogueCommand.GraphStays("a"),
                new CatalogueCommand.LeaveGraph("a", "COMPLETED", 1, client.ref()),
                new CatalogueCommand.ListGraphs(client.ref())));
        assertThat(RemoteMessages.records(CatalogueCommand.class)).hasSize(messages.size());
        Understanding.assertUnderstood(kit, catalogue, List.of(CatalogueCommand.class), messages, new Stranger());
    }
}
