package io.akkord.actors.worker;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.link.MessageCodec;
import io.akkord.actors.link.Payload;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.TestSettings;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.protocol.RemoteMessages;
import io.akkord.actors.protocol.Understanding;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.actors.supervisor.SupervisorMessage;
import io.akkord.api.Operation0;
import io.akkord.api.Ordering;
import io.akkord.api.Task;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.value.ValueCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One worker; its supervisor is played by the test. */
class WorkerActorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);

    private record Stranger() implements WorkerCommand.Local {}

    @TempDir
    Path directory;

    private static ActorTestKit kit;

    private WorkerHost host;
    private TestProbe<GraphCommand> supervisor;
    private final ArrayDeque<Object> said = new ArrayDeque<>();

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create(
                "worker",
                ConfigFactory.parseString("akka.actor.provider = local").withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void start() {
        host = WorkerHost.start(TestSettings.in(directory).get(), getClass().getClassLoader());
        supervisor = kit.createTestProbe();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private ActorRef<WorkerCommand> worker(Duration abandoned) {
        return kit.spawn(WorkerActor.create(host, host.nextIncarnation(), abandoned));
    }

    /** Frames of one link, in order. */
    private final class Link {
        private final ActorRef<WorkerCommand> worker;
        private final String graph;
        private final long epoch;
        private final long registration;
        private long number;

        Link(ActorRef<WorkerCommand> worker, String graph, long epoch, long registration) {
            this.worker = worker;
            this.graph = graph;
            this.epoch = epoch;
            this.registration = registration;
        }

        Link send(ToWorker message) {
            return send(++number, message);
        }

        Link send(long frame, ToWorker message) {
            worker.tell(new WorkerMessage.LocalSupervisorFrame(
                    graph, epoch, registration, supervisor.ref(), frame, new Payload.Whole(message), 0));
            return this;
        }

        Link open() {
            return send(new ToWorker.OpenGraph(0, Ordering.FIFO, 1, false));
        }
    }

    /** The next message of the type, wherever in a frame it stands. */
    private <T extends ToSupervisor> T report(Class<T> type) {
        while (true) {
            while (!said.isEmpty()) {
                Object message = said.remove();
                if (type.isInstance(message)) {
                    return type.cast(message);
                }
            }
            if (supervisor.receiveMessage(PATIENCE) instanceof SupervisorMessage.LocalFrame frame) {
                said.addAll(messages(frame.payload()));
            }
        }
    }

    private static List<?> messages(Payload payload) {
        if (payload instanceof Payload.Several several) {
            return several.messages();
        }
        return payload instanceof Payload.Whole whole ? List.of(whole.message()) : List.of();
    }

    /** One task without inputs. */
    private static ToWorker dispatch(int task) {
        return new ToWorker.Dispatch(
                new int[] {task},
                new int[] {1},
                new int[] {0},
                new int[] {0},
                new byte[] {0},
                new int[] {1},
                new int[] {0},
                new int[0],
                new int[0],
                new int[] {0},
                new byte[0]);
    }

    private static ToWorker define(Operation0<?> operation) {
        ValueCodec codec = new ValueCodec(AllowList.everything(), WorkerActorTest.class.getClassLoader());
        return new ToWorker.DefineOperations(
                0, List.of(new OperationEncoder(codec).operation(operation, Task.Kind.CALL)));
    }

    private static final ToWorker OPTIONS = new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT));

    static String held() throws InterruptedException {
        return Ops.hold("worker actor");
    }

    @Test
    void everyMessageIsUnderstood() {
        ActorRef<WorkerCommand> worker = worker(LONG);
        new Link(worker, "g", 1, 1)
                .open()
                .send(define(WorkerActorTest::held))
                .send(OPTIONS)
                .send(dispatch(7));
        Ops.gate("worker actor").awaitArrival();
        BodyRun run = host.runs().values().iterator().next();
        byte[] closing = new MessageCodec<>(ToWorker.class).encode(new ToWorker.CloseGraph());
        TestProbe<WorkerCommand> peer = kit.createTestProbe();
        List<WorkerCommand> messages = List.of(
                new WorkerCommand.SupervisorFrame("other", 1, 1, supervisor.ref(), 1, false, closing, 0),
                new WorkerCommand.PeerFrame("w-2", 1, 99, peer.ref(), 1, false, new byte[0], 0),
                new WorkerMessage.LocalSupervisorFrame("g", 1, 1, supervisor.ref(), 5, new Payload.Whole(OPTIONS), 0),
                new WorkerMessage.LocalPeerFrame("w-2", 1, 99, peer.ref(), 1, new Payload.Whole("x"), 0),
                new WorkerMessage.InputArrived("g", 1, 2),
                new WorkerMessage.InputUnavailable("g", 1, "x"),
                new WorkerMessage.RetryDue(run.row()),
                new WorkerMessage.RegistrationEnded(0),
                new WorkerMessage.Flush(),
                new WorkerMessage.Depart(new CompletableFuture<>()),
                new WorkerMessage.Tick(),
                new WorkerMessage.BodyEnded(run),
                new WorkerMessage.BodyStuck(run));
        List<Class<?>> protocol = new ArrayList<>(RemoteMessages.records(WorkerCommand.class));
        protocol.addAll(RemoteMessages.records(WorkerMessage.class));
        protocol.remove(WorkerMessage.Stop.class);
        Understanding.assertUnderstood(kit, worker, protocol, messages, new Stranger());
        worker.tell(new WorkerMessage.Stop());
        supervisor.expectTerminated(worker, PATIENCE);
        Ops.gate("worker actor").open();
    }

    @Test
    void aSupervisorOfALowerEpochIsNotObeyed() {
        ActorRef<WorkerCommand> worker = worker(LONG);
        new Link(worker, "g", 2, 1).open();
        report(ToSupervisor.Inventory.class);
        TestProbe<GraphCommand> zombie = kit.createTestProbe();
        worker.tell(new WorkerMessage.LocalSupervisorFrame(
                "g", 1, 9, zombie.ref(), 1, new Payload.Whole(new ToWorker.CloseGraph()), 0));
        new Link(worker, "g", 2, 2).open();
        report(ToSupervisor.Inventory.class);
        zombie.expectNoMessage(Duration.ZERO);
        assertThat(host.epochs()).containsEntry("g", 2L);
    }

    @Test
    void stragglersOfAGraphThatHasEndedOpenNothing() {
        ActorRef<WorkerCommand> worker = worker(LONG);
        Link ended = new Link(worker, "ended", 1, 1).open();
        report(ToSupervisor.Inventory.class);
        ended.send(new ToWorker.CloseGraph());
        supervisor.awaitAssert(PATIENCE, () -> {
            assertThat(host.epochs()).doesNotContainKey("ended");
            return null;
        });
        worker.tell(new WorkerMessage.Tick());
        ended.send(new ToWorker.CloseGraph());
        worker.tell(new WorkerMessage.LocalSupervisorFrame(
                "ended", 1, 1, supervisor.ref(), 0, new Payload.Piece(new byte[0], false), 3));
        new Link(worker, "other", 1, 1).open();
        report(ToSupervisor.Inventory.class);
        assertThat(host.epochs()).containsOnlyKeys("other");
    }

    @Test
    void aGraphThatNoSupervisorClaimsIsForgottenAndOneThatIsClaimedStays() {
        ActorRef<WorkerCommand> worker = worker(Duration.ofMillis(400));
        for (String graph : List.of("claimed", "left")) {
            new Link(worker, graph, 1, 1)
                    .open()
                    .send(define(Ops::constant))
                    .send(OPTIONS)
                    .send(dispatch(3));
            report(ToSupervisor.Completed.class);
        }
        worker.tell(new WorkerMessage.RegistrationEnded(1));
        new Link(worker, "claimed", 1, 2).open();
        assertThat(report(ToSupervisor.Completed.class).completions().tasks()).containsExactly(3);
        assertThat(report(ToSupervisor.Inventory.class).held()).containsExactly(3);
        supervisor.awaitAssert(PATIENCE, () -> {
            assertThat(host.bodies("left")).isEmpty();
            return null;
        });
        assertThat(host.results().contains("left", 3)).isFalse();
        new Link(worker, "claimed", 1, 3).open();
        assertThat(report(ToSupervisor.Inventory.class).held()).containsExactly(3);
        new Link(worker, "left", 2, 3).open();
        assertThat(report(ToSupervisor.Inventory.class).held()).isEmpty();
    }

    @Test
    void theNextActorOfTheHostSaysAgainWhatTheLastOneDid() {
        ActorRef<WorkerCommand> first = worker(LONG);
        new Link(first, "g", 1, 1)
                .open()
                .send(define(Ops::constant))
                .send(OPTIONS)
                .send(dispatch(3));
        report(ToSupervisor.Completed.class);
        first.tell(new WorkerMessage.Stop());
        supervisor.expectTerminated(first, PATIENCE);
        new Link(worker(LONG), "g", 2, 2).open();
        assertThat(report(ToSupervisor.Completed.class).completions().tasks()).containsExactly(3);
        assertThat(report(ToSupervisor.Inventory.class).held()).containsExactly(3);
    }

    @Test
    void incarnationsGrowWhateverTheClockDoes() {
        long first = host.nextIncarnation();
        long second = host.nextIncarnation();
        long third = host.nextIncarnation();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }
}
