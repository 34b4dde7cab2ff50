package io.akkord.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.node.SharedNode;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.GatewayCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.protocol.Understanding;
import io.akkord.api.GraphStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door of a node; the catalogue is played by the test. */
class GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Stranger() implements GatewayCommand.Local {}

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private static ActorTestKit kit;

    private TestProbe<ClientReply> client;
    private TestProbe<CatalogueCommand> catalogue;
    private TestProbe<DirectoryCommand> directory;
    private final AtomicInteger leaves = new AtomicInteger();
    private ActorRef<GatewayCommand> gateway;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create(NODE.node().system());
    }

    @BeforeEach
    void startGateway() {
        client = kit.createTestProbe();
        catalogue = kit.createTestProbe();
        directory = kit.createTestProbe();
        gateway = kit.spawn(Gateway.create(catalogue.ref(), directory.ref(), () -> leaves.incrementAndGet()));
    }

    private CatalogueCommand.ListGraphs listing() {
        gateway.tell(new GatewayCommand.ListAll(client.ref()));
        return catalogue.expectMessageClass(CatalogueCommand.ListGraphs.class, PATIENCE);
    }

    @Test
    void aNameThatNoGraphCanHaveIsRefusedAndEndsNothing() {
        for (String name : List.of("", "no spaces", "../up", "x".repeat(200))) {
            gateway.tell(new GatewayCommand.ToGraph(name, new GraphCommand.GetStatus(client.ref())));
            assertThat(client.expectMessageClass(ClientReply.Refused.class, PATIENCE)
                            .message())
                    .contains("graph id");
        }
        gateway.tell(new GatewayCommand.ToGraph("good", new GraphCommand.GetStatus(client.ref())));
        assertThat(client.expectMessageClass(ClientReply.Status.class, PATIENCE)
                        .status()
                        .id()
                        .value())
                .isEqualTo("good");
    }

    @Test
    void aListingHasTheStatusOfEachOpenGraphAndOfTheLastClosedOnes() {
        List<String> closed = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> "closed-" + i)
                .toList();
        listing().replyTo().tell(new CatalogueReply.Listing(List.of("open-1", "open-2"), closed));
        List<String> listed = client.expectMessageClass(ClientReply.Graphs.class, PATIENCE).graphs().stream()
                .map(GraphStatus::id)
                .map(Object::toString)
                .toList();
        assertThat(listed).hasSize(22).contains("open-1", "open-2", "closed-30", "closed-49");
    }

    @Test
    void aListingOfNothingIsEmpty() {
        listing().replyTo().tell(new CatalogueReply.Listing(List.of(), List.of()));
        assertThat(client.expectMessageClass(ClientReply.Graphs.class, PATIENCE).graphs())
                .isEmpty();
    }

    @Test
    void aDamagedCatalogueIsToldToWhoAsksForAListing() {
        listing().replyTo().tell(new CatalogueReply.Unusable("damaged at event 4"));
        assertThat(client.expectMessageClass(ClientReply.Damaged.class, PATIENCE)
                        .message())
                .contains("event 4");
    }

    @Test
    void aListingThatIsNeverAnsweredEndsByItself() {
        ActorRef<CatalogueReply> listing = listing().replyTo();
        client.expectTerminated(listing, PATIENCE);
    }

    @Test
    void theWishThatAWorkerLeavesGoesToTheDirectory() {
        gateway.tell(new GatewayCommand.AskToLeave("host:1", client.ref()));
        DirectoryCommand.AskToLeave asked = directory.expectMessageClass(DirectoryCommand.AskToLeave.class, PATIENCE);
        assertThat(asked.node()).isEqualTo("host:1");
        assertThat(asked.replyTo()).isEqualTo(client.ref());
    }

    @Test
    void theOnlyCoordinatorIsNotToLeave() {
        String self = Addresses.of(NODE.node().system());
        gateway.tell(new GatewayCommand.AskToLeave(self, client.ref()));
        assertThat(client.expectMessageClass(ClientReply.Refused.class, PATIENCE)
                        .message())
                .contains(self, "only coordinator", "SIGTERM");
        assertThat(leaves).hasValue(0);
    }

    @Test
    void everyMessageIsUnderstood() {
        Understanding.assertUnderstood(
                kit,
                gateway,
                List.of(GatewayCommand.class),
                List.of(
                        new GatewayCommand.ToGraph("good", new GraphCommand.GetStatus(client.ref())),
                        new GatewayCommand.ListAll(client.ref()),
                        new GatewayCommand.AskToLeave("host:1", client.ref())),
                new Stranger());
    }
}
