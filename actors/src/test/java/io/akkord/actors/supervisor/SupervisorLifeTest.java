package io.akkord.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import io.akkord.actors.SpaceGauge;
import io.akkord.actors.link.Payload;
import io.akkord.actors.membership.WorkerDirectory;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.protocol.RemoteMessages;
import io.akkord.actors.protocol.Understanding;
import io.akkord.api.GraphStatus;
import io.akkord.api.Task;
import io.akkord.core.space.SpaceLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of one supervisor over a real journal; directory, catalogue and clients are played by the test. */
class SupervisorLifeTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Stranger() implements GraphCommand.Local {}

    @TempDir
    static Path directory;

    private static ActorSystem<Void> system;
    private static ActorTestKit kit;

    private TestProbe<DirectoryCommand> workers;
    private TestProbe<CatalogueCommand> catalogue;
    private TestProbe<ClientReply> client;

    @BeforeAll
    static void start() {
        system = TestNode.startSystem(TestNode.storage(directory));
        kit = ActorTestKit.create(system);
    }

    @AfterAll
    static void stop() {
        system.terminate();
        Patience.get(system.getWhenTerminated());
    }

    @BeforeEach
    void probes() {
        workers = kit.createTestProbe();
        catalogue = kit.createTestProbe();
        client = kit.createTestProbe();
    }

    private final AtomicLong free = new AtomicLong(1L << 40);

    private Environment environment(Duration clientLease, Duration linger) {
        return new Environment(
                TestSettings.in(directory).clientLease(clientLease).get(),
                workers.ref(),
                catalogue.ref(),
                "127.0.0.1",
                1,
                linger,
                new UnreadableJournals(),
                new SupersededLives(),
                new SpaceGauge(free::get, "the test", new SpaceLimits(256 << 20, 64 << 20)));
    }

    private ActorRef<GraphCommand> supervisor(String id, Duration clientLease, Duration linger) {
        return kit.spawn(GraphSupervisor.create(id, environment(clientLease, linger)));
    }

    private <T extends ClientReply> T answer(Class<T> type) {
        return client.expectMessageClass(type, PATIENCE);
    }

    private void awaitEnd(ActorRef<GraphCommand> supervisor) {
        client.expectTerminated(supervisor, PATIENCE);
    }

    private void submit(ActorRef<GraphCommand> supervisor, Submission graph, boolean open) {
        for (int i = 0; i < graph.parts().size(); i++) {
            supervisor.tell(graph.part(i, client.ref()));
            assertThat(answer(ClientReply.PartTaken.class).next()).isEqualTo(i + 1);
        }
        supervisor.tell(graph.closing(open, client.ref()));
    }

    private void enter() {
        CatalogueCommand.EnterGraph enter = catalogue.expectMessageClass(CatalogueCommand.EnterGraph.class, PATIENCE);
        enter.replyTo().tell(new CatalogueReply.Entered(enter.graph()));
    }

    private static Submission one() {
        return Submission.of(Map.of("result", Task.call(Ops::square, 3L)));
    }

    private GraphStatus status(ActorRef<GraphCommand> supervisor) {
        supervisor.tell(new GraphCommand.GetStatus(client.ref()));
        return answer(ClientReply.Status.class).status();
    }

    private static List<Path> filesOf(String graph) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(graph))
                    .toList();
        }
    }

    @Test
    void aGraphThatNobodySubmittedLeavesNothingAndItsSupervisorEnds() throws IOException {
        ActorRef<GraphCommand> supervisor = supervisor("nobodys", LONG, SHORT);
        GraphStatus status = status(supervisor);
        assertThat(status.epoch()).isZero();
        assertThat(status.state()).isEqualTo(GraphStatus.State.SUBMITTING);
        awaitEnd(supervisor);
        assertThat(filesOf("nobodys")).allMatch(file -> file.toString().endsWith(".mark"));
        assertThat(status(supervisor("nobodys", LONG, SHORT)).epoch()).isZero();
    }

    @Test
    void aGraphWhosePartsStopComingWaitsInTheJournal() {
        Map<String, Task<?>> outputs = new LinkedHashMap<>();
        outputs.put("large", Task.literal(Ops.bytes(300_000)));
        Submission graph = Submission.of(outputs);
        assertThat(graph.parts()).hasSize(3);
        ActorRef<GraphCommand> first = supervisor("in-parts", LONG, SHORT);
        first.tell(graph.part(0, client.ref()));
        assertThat(answer(ClientReply.PartTaken.class).next()).isEqualTo(1);
        awaitEnd(first);

        ActorRef<GraphCommand> second = supervisor("in-parts", LONG, LONG);
        second.tell(graph.part(2, client.ref()));
        assertThat(answer(ClientReply.PartTaken.class).next()).as("wanted next").isEqualTo(1);
        second.tell(graph.part(1, client.ref()));
        second.tell(graph.part(2, client.ref()));
        answer(ClientReply.PartTaken.class);
        assertThat(answer(ClientReply.PartTaken.class).next()).isEqualTo(3);
        second.tell(graph.closing(false, client.ref()));
        enter();
        answer(ClientReply.Accepted.class);
    }

    @Test
    void aSubmissionIsAcceptedOnceTheCatalogueHasIt() {
        ActorRef<GraphCommand> supervisor = supervisor("entered", LONG, LONG);
        submit(supervisor, one(), false);
        CatalogueCommand.EnterGraph lost = catalogue.expectMessageClass(CatalogueCommand.EnterGraph.class, PATIENCE);
        assertThat(lost.graph()).isEqualTo("entered");
        client.expectNoMessage(Duration.ZERO);
        enter();
        assertThat(answer(ClientReply.Accepted.class).status().state()).isEqualTo(GraphStatus.State.RUNNING);
        supervisor.tell(one().closing(false, client.ref()));
        answer(ClientReply.Accepted.class);
        catalogue.expectNoMessage(Duration.ZERO);
    }

    @Test
    void nothingIsTakenAndNothingWrittenWhereSpaceRunsOut() {
        ActorRef<GraphCommand> supervisor = supervisor("no-room", LONG, LONG);
        free.set(100 << 20);
        supervisor.tell(one().part(0, client.ref()));
        assertThat(answer(ClientReply.Refused.class).message()).contains("100 MiB free");
        free.set(1L << 40);
        ClientReply taken = null;
        while (!(taken instanceof ClientReply.PartTaken)) {
            supervisor.tell(one().part(0, client.ref()));
            taken = answer(ClientReply.class);
        }
        supervisor.tell(one().closing(false, client.ref()));
        enter();
        answer(ClientReply.Accepted.class);

        free.set(10 << 20);
        supervisor.tell(new GraphCommand.WatchGraph(client.ref()));
        ClientReply.Status paused = answer(ClientReply.Status.class);
        while (paused.status()
                .message()
                .filter(text -> text.startsWith("paused"))
                .isEmpty()) {
            paused = answer(ClientReply.Status.class);
        }
        supervisor.tell(new GraphCommand.CancelGraph("it waits for the journal", client.ref()));
        client.expectNoMessage(Duration.ofMillis(300));
        free.set(1L << 40);
        ClientReply reply = answer(ClientReply.class);
        while (!(reply instanceof ClientReply.Accepted)) {
            reply = answer(ClientReply.class);
        }
        assertThat(((ClientReply.Accepted) reply).status().state()).isEqualTo(GraphStatus.State.CANCELLED);
    }

    @Test
    void aSubmissionIsNotAcceptedIfTheCatalogueIsUnusable() {
        ActorRef<GraphCommand> supervisor = supervisor("not-entered", LONG, LONG);
        submit(supervisor, one(), false);
        catalogue
                .expectMessageClass(CatalogueCommand.EnterGraph.class, PATIENCE)
                .replyTo()
                .tell(new CatalogueReply.Unusable("damaged at event 7"));
        assertThat(answer(ClientReply.Damaged.class).message()).contains("event 7");
    }

    @Test
    void aSupervisorOfAnEndedGraphLeavesTheCatalogueAndEnds() {
        ActorRef<GraphCommand> supervisor = supervisor("ended", LONG, SHORT);
        submit(supervisor, one(), false);
        enter();
        answer(ClientReply.Accepted.class);
        supervisor.tell(new GraphCommand.CancelGraph("enough", client.ref()));
        assertThat(answer(ClientReply.Accepted.class).status().state()).isEqualTo(GraphStatus.State.CANCELLED);
        CatalogueCommand.LeaveGraph leave = catalogue.expectMessageClass(CatalogueCommand.LeaveGraph.class, PATIENCE);
        assertThat(leave.outcome()).isEqualTo("CANCELLED");
        awaitEnd(supervisor);

        ActorRef<GraphCommand> again = supervisor("ended", LONG, SHORT);
        assertThat(status(again).state()).isEqualTo(GraphStatus.State.CANCELLED);
        assertThat(status(again).epoch())
                .as("an ended graph begins no new life")
                .isEqualTo(1);
        awaitEnd(again);
    }

    @Test
    void anEndedGraphThatTheCatalogueWakesLeavesItAgain() {
        ActorRef<GraphCommand> supervisor = supervisor("woken", LONG, LONG);
        submit(supervisor, one(), false);
        enter();
        answer(ClientReply.Accepted.class);
        supervisor.tell(new GraphCommand.CancelGraph("enough", client.ref()));
        catalogue.expectMessageClass(CatalogueCommand.LeaveGraph.class, PATIENCE);
        supervisor.tell(new GraphCommand.WakeGraph(catalogue.ref()));
        assertThat(catalogue
                        .expectMessageClass(CatalogueCommand.GraphAwake.class, PATIENCE)
                        .graph())
                .isEqualTo("woken");
        catalogue.expectMessageClass(CatalogueCommand.LeaveGraph.class, PATIENCE);
    }

    @Test
    void anOpenGraphWithoutItsClientIsCancelledWhoeverElseAsksAfterIt() {
        ActorRef<GraphCommand> supervisor = supervisor("lease", SHORT, LONG);
        submit(supervisor, one(), true);
        enter();
        answer(ClientReply.Accepted.class);
        TestProbe<CatalogueCommand> waking = kit.createTestProbe();
        GraphStatus ended = client.awaitAssert(PATIENCE, Duration.ofMillis(50), () -> {
            supervisor.tell(new GraphCommand.WakeGraph(waking.ref()));
            GraphStatus status = status(supervisor);
            assertThat(status.state()).isEqualTo(GraphStatus.State.CANCELLED);
            return status;
        });
        assertThat(ended.message().orElseThrow()).contains("lease");
    }

    @Test
    void aSealedGraphNeedsNoClient() {
        ActorRef<GraphCommand> supervisor = supervisor("no-lease", SHORT, LONG);
        submit(supervisor, one(), false);
        enter();
        answer(ClientReply.Accepted.class);
        ActorRef<GraphCommand> open = supervisor("no-lease-open", SHORT, LONG);
        submit(open, one(), true);
        enter();
        answer(ClientReply.Accepted.class);
        client.awaitAssert(PATIENCE, Duration.ofMillis(50), () -> {
            assertThat(status(open).state()).isEqualTo(GraphStatus.State.CANCELLED);
            return null;
        });
        assertThat(status(supervisor).state()).isEqualTo(GraphStatus.State.RUNNING);
    }

    @Test
    void namesOfManyOutputsComeInPages() {
        Map<String, Task<?>> outputs = new LinkedHashMap<>();
        for (long i = 0; i < 1_500; i++) {
            outputs.put("output-" + "x".repeat(90) + i, Task.call(Ops::square, i));
        }
        ActorRef<GraphCommand> supervisor = supervisor("pages", LONG, LONG);
        submit(supervisor, Submission.of(outputs), false);
        List<String> names = new ArrayList<>();
        int pages = 0;
        for (int total = 1; names.size() < total; pages++) {
            supervisor.tell(new GraphCommand.GetOutputs(names.size(), client.ref()));
            ClientReply.Outputs page = answer(ClientReply.Outputs.class);
            total = page.total();
            names.addAll(page.names());
            assertThat(page.names()).isNotEmpty();
        }
        assertThat(names).containsExactlyElementsOf(outputs.keySet());
        assertThat(pages).isGreaterThan(3);
        supervisor.tell(new GraphCommand.GetOutputs(Integer.MAX_VALUE, client.ref()));
        assertThat(answer(ClientReply.Outputs.class).names()).isEmpty();
        supervisor.tell(new GraphCommand.GetOutputs(-1, client.ref()));
        assertThat(answer(ClientReply.Outputs.class).names()).isNotEmpty();
    }

    @Test
    void aWatcherIsToldOfEveryChangeAndOthersAreNotAskedToWait() {
        ActorRef<GraphCommand> supervisor = supervisor("watched", LONG, LONG);
        submit(supervisor, one(), false);
        enter();
        answer(ClientReply.Accepted.class);
        TestProbe<ClientReply> watcher = kit.createTestProbe();
        supervisor.tell(new GraphCommand.WatchGraph(watcher.ref()));
        TestProbe<ClientReply> waiting = kit.createTestProbe();
        supervisor.tell(new GraphCommand.GetResult("result", waiting.ref()));
        waiting.expectNoMessage(Duration.ZERO);
        supervisor.tell(new GraphCommand.CancelGraph("enough", client.ref()));
        answer(ClientReply.Accepted.class);
        waiting.expectMessageClass(ClientReply.ResultMissing.class, PATIENCE);
        watcher.fishForMessage(
                PATIENCE,
                reply -> reply instanceof ClientReply.Status status
                                && status.status().state() == GraphStatus.State.CANCELLED
                        ? FishingOutcomes.complete()
                        : FishingOutcomes.continueAndIgnore());
    }

    @Test
    void aClientIsToldOfADamagedResultAndLeftToAskAgainWhenTheJournalIsAway() {
        ActorRef<GraphCommand> supervisor = supervisor("unreadable", LONG, LONG);
        TestProbe<ClientReply> away = kit.createTestProbe();
        supervisor.tell(new SupervisorMessage.ResultUnreadable("no connection", false, away.ref()));
        supervisor.tell(new SupervisorMessage.ResultUnreadable("a flipped bit", true, client.ref()));
        answer(ClientReply.ResultMissing.class);
        away.expectNoMessage(Duration.ZERO);
    }

    private List<GraphCommand> everyMessage() {
        List<GraphCommand> all = new ArrayList<>(RemoteMessages.graphCommands(client.ref(), catalogue.ref()));
        all.addAll(List.of(
                new SupervisorMessage.Decide(),
                new SupervisorMessage.Tick(),
                new SupervisorMessage.WorkersChanged(new WorkerDirectory.Workers(
                        List.of(RemoteMessages.worker("w")), Set.of(), List.of(), List.of())),
                new SupervisorMessage.CatalogueAnswered(new CatalogueReply.Entered("g")),
                new SupervisorMessage.LocalFrame("w", 1, 2, 1, new Payload.Whole("x"), 0),
                new SupervisorMessage.ResultRead(new InlineResults.Values(Map.of()), client.ref()),
                new SupervisorMessage.ResultUnreadable("x", true, client.ref()),
                new SupervisorMessage.InputsRead(0, new int[0], new InlineResults.Values(Map.of())),
                new SupervisorMessage.InputsUnreadable(0, new int[] {1}, "x"),
                new SupervisorMessage.RestatementRead(new InlineResults.Values(Map.of())),
                new SupervisorMessage.RestatementUnreadable("x"),
                new SupervisorMessage.SupplyAgain(0, new int[0])));
        return all;
    }

    /** All but the one that ends it, and the one that only a supervisor hears which deletes its graph. */
    private static List<Class<?>> protocol() {
        List<Class<?>> all = new ArrayList<>(RemoteMessages.records(GraphCommand.class));
        all.addAll(RemoteMessages.records(SupervisorMessage.class));
        all.removeAll(List.of(SupervisorMessage.Expire.class, SupervisorMessage.Erased.class));
        return all;
    }

    @Test
    void aSupervisorThatDeletesItsGraphAnswersWhenNothingIsLeftAndEnds() {
        ActorRef<GraphCommand> supervisor = supervisor("erased", LONG, LONG);
        submit(supervisor, one(), false);
        enter();
        answer(ClientReply.Accepted.class);
        supervisor.tell(new GraphCommand.PruneGraph(catalogue.ref()));
        catalogue.expectMessage(PATIENCE, new CatalogueCommand.GraphStays("erased"));
        supervisor.tell(new GraphCommand.CancelGraph("enough", client.ref()));
        answer(ClientReply.Accepted.class);
        catalogue.expectMessageClass(CatalogueCommand.LeaveGraph.class, PATIENCE);
        supervisor.tell(new GraphCommand.PruneGraph(catalogue.ref()));
        catalogue.expectMessage(PATIENCE, new CatalogueCommand.GraphGone("erased"));
        awaitEnd(supervisor);
    }

    @Test
    void everyMessageIsUnderstoodByADurableSupervisor() {
        ActorRef<GraphCommand> supervisor = supervisor("understands", LONG, LONG);
        Understanding.assertUnderstood(kit, supervisor, protocol(), everyMessage(), new Stranger());
        supervisor.tell(new SupervisorMessage.Expire());
        awaitEnd(supervisor);
    }

    @Test
    void everyMessageIsUnderstoodByATransientSupervisor() {
        ActorRef<GraphCommand> supervisor =
                kit.spawn(TransientSupervisor.create("~understands", environment(LONG, LONG)));
        Understanding.assertUnderstood(kit, supervisor, protocol(), everyMessage(), new Stranger());
        supervisor.tell(new SupervisorMessage.Expire());
        awaitEnd(supervisor);
    }
}
