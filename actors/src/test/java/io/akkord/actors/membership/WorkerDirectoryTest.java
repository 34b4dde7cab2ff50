package io.akkord.actors.membership;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.actors.protocol.RemoteMessages;
import io.akkord.actors.protocol.Understanding;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.execution.executing.ExecutingFile;
import io.akkord.execution.executing.ExecutingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registrations and leases, in time that the test makes. */
class WorkerDirectoryTest {

    private static final String COORDINATOR = "coordinator:1";
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration TICK = Duration.ofMillis(250);

    private record Stranger() implements DirectoryCommand.Local {}

    private static ActorTestKit kit;
    private static ManualTime time;

    @TempDir
    Path executing;

    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
    private ActorRef<DirectoryCommand> directory;
    private TestProbe<LeaseReply> worker;
    private TestProbe<WorkerDirectory.Workers> supervisor;

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create(
                "directory",
                ManualTime.config()
                        .withFallback(ConfigFactory.parseString("akka.actor.provider = local"))
                        .withFallback(ConfigFactory.load()));
        time = ManualTime.get(kit.system());
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void start() {
        directory = kit.spawn(WorkerDirectory.create(COORDINATOR, LEASE, new ExecutingFiles(executing), nanos::get));
        worker = kit.createTestProbe();
        supervisor = kit.createTestProbe();
    }

    @AfterEach
    void stop() {
        kit.stop(directory);
    }

    private static WorkerInfo info(String id, long incarnation) {
        WorkerInfo any = RemoteMessages.worker(id);
        return new WorkerInfo(
                id,
                0,
                incarnation,
                any.node(),
                any.roles(),
                any.slots(),
                any.resources(),
                any.memoryBytes(),
                any.path(),
                any.transferHost(),
                any.transferPort());
    }

    private long register(String id, long incarnation) {
        directory.tell(new DirectoryCommand.Register(info(id, incarnation), worker.ref()));
        LeaseReply.Registered registered = worker.expectMessageClass(LeaseReply.Registered.class);
        assertThat(registered.coordinator()).isEqualTo(COORDINATOR);
        return registered.registration();
    }

    private LeaseReply beat(String id, long registration) {
        directory.tell(new DirectoryCommand.Heartbeat(id, registration, 77, worker.ref()));
        return worker.receiveMessage();
    }

    private List<String> workers() {
        TestProbe<WorkerDirectory.Workers> once = kit.createTestProbe();
        directory.tell(new WorkerDirectory.Subscribe(once.ref()));
        List<String> ids = ids(once.receiveMessage());
        directory.tell(new WorkerDirectory.Unsubscribe(once.ref()));
        return ids;
    }

    private static List<String> ids(WorkerDirectory.Workers workers) {
        return workers.workers().stream().map(WorkerInfo::workerId).toList();
    }

    /** Time passes in steps of at most a second, and the directory sees each; a longer one would be its own freeze. */
    private void pass(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left -= 1_000) {
            Duration step = Duration.ofMillis(Math.min(left, 1_000));
            nanos.addAndGet(step.toNanos());
            time.timePasses(step);
            workers();
        }
    }

    private List<WorkerDeath> deaths() {
        TestProbe<WorkerDirectory.Workers> once = kit.createTestProbe();
        directory.tell(new WorkerDirectory.Subscribe(once.ref()));
        List<WorkerDeath> deaths = once.receiveMessage().deaths();
        directory.tell(new WorkerDirectory.Unsubscribe(once.ref()));
        return deaths;
    }

    private WorkerDirectory.Workers everything() {
        TestProbe<WorkerDirectory.Workers> once = kit.createTestProbe();
        directory.tell(new WorkerDirectory.Subscribe(once.ref()));
        WorkerDirectory.Workers all = once.receiveMessage();
        directory.tell(new WorkerDirectory.Unsubscribe(once.ref()));
        return all;
    }

    @Test
    void bodiesThatIgnoreTheirInterruptAreKnownUntilTheyComeBackOrTheirWorkerIsGone() {
        long first = register("w-1", 1);
        long second = register("w-2", 1);
        StuckBody body = new StuckBody("host:1", "g", 3, 1, false, 7, List.of());
        directory.tell(new DirectoryCommand.Stuck("w-1", first, List.of(body)));
        directory.tell(new DirectoryCommand.Stuck("w-2", second, List.of(body, body)));
        directory.tell(new DirectoryCommand.Stuck("w-2", second + 1, List.of()));
        assertThat(everything().stuck()).containsExactly(body, body, body);
        directory.tell(new DirectoryCommand.Stuck("w-1", first, List.of()));
        assertThat(everything().stuck()).hasSize(2);
        directory.tell(new DirectoryCommand.Leave("w-2"));
        assertThat(everything().stuck()).isEmpty();
    }

    @Test
    void aWorkerThatIsToLeaveIsToldWithEachHeartbeat() {
        TestProbe<ClientReply> client = kit.createTestProbe();
        long registration = register("w-1", 1);
        directory.tell(new DirectoryCommand.AskToLeave("elsewhere:1", client.ref()));
        assertThat(client.receiveMessage())
                .isEqualTo(new ClientReply.NodeUnknown(List.of(info("w-1", 1).node())));
        assertThat(beat("w-1", registration)).isInstanceOf(LeaseReply.Alive.class);
        directory.tell(new DirectoryCommand.AskToLeave(info("w-1", 1).node(), client.ref()));
        assertThat(client.receiveMessage()).isInstanceOf(ClientReply.NodeLeaves.class);
        for (int i = 0; i < 2; i++) {
            assertThat(beat("w-1", registration)).isInstanceOf(LeaseReply.Alive.class);
            assertThat(worker.receiveMessage()).isInstanceOf(LeaseReply.Leave.class);
        }
        directory.tell(new DirectoryCommand.Leave("w-1"));
        directory.tell(new DirectoryCommand.AskToLeave("w-1", client.ref()));
        assertThat(client.receiveMessage()).isEqualTo(new ClientReply.NodeUnknown(List.of()));
    }

    @Test
    void onlyDeathsOfWorkersThatWereRegisteredHereAreBelievedAndEachOnce() {
        register("w-1", 1);
        WorkerDeath witnessed = new WorkerDeath("w-1", "killed", 1, 7, List.of("g"), new int[] {3}, new int[] {1});
        WorkerDeath other = new WorkerDeath("w-9", "killed", 1, 7, List.of("g"), new int[] {4}, new int[] {1});
        directory.tell(new DirectoryCommand.FoundDead(List.of(witnessed, other)));
        directory.tell(new DirectoryCommand.FoundDead(List.of(witnessed)));
        assertThat(deaths()).containsExactly(witnessed);
    }

    @Test
    void whatALostWorkerOfThisMachineWasExecutingIsReadFromItsFile() throws IOException {
        Path elsewhere = executing.resolve("elsewhere");
        try (ExecutingFile file = ExecutingFile.open(elsewhere, "w-1", 1)) {
            file.row().enter("g", 5, 2);
            Files.copy(elsewhere.resolve("w-1.executing"), executing.resolve("w-1.executing"));
            register("w-1", 1);
            assertThat(deaths()).isEmpty();
            pass(LEASE.plus(TICK));
            assertThat(deaths()).singleElement().satisfies(death -> {
                assertThat(death.tasks()).containsExactly(5);
                assertThat(death.attempts()).containsExactly(2);
            });
            file.row().leave();
        }
    }

    @Test
    void aSupervisorIsToldTheWorkersNowAndWheneverTheyChange() {
        register("w-1", 1);
        directory.tell(new WorkerDirectory.Subscribe(supervisor.ref()));
        assertThat(ids(supervisor.receiveMessage())).containsExactly("w-1");
        long registration = register("w-2", 1);
        WorkerDirectory.Workers both = supervisor.receiveMessage();
        assertThat(ids(both)).containsExactly("w-1", "w-2");
        assertThat(both.workers().get(1).registration()).isEqualTo(registration);
        directory.tell(new DirectoryCommand.Leave("w-1"));
        assertThat(ids(supervisor.receiveMessage())).containsExactly("w-2");
        directory.tell(new WorkerDirectory.Unsubscribe(supervisor.ref()));
        register("w-3", 1);
        assertThat(workers()).containsExactly("w-2", "w-3");
        supervisor.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aWorkerWithoutHeartbeatIsLostWhenItsLeaseEnds() {
        long registration = register("w-1", 1);
        directory.tell(new WorkerDirectory.Subscribe(supervisor.ref()));
        supervisor.receiveMessage();
        pass(LEASE);
        assertThat(workers()).containsExactly("w-1");
        pass(TICK);
        assertThat(supervisor.receiveMessage().workers()).isEmpty();
        assertThat(beat("w-1", registration)).isEqualTo(new LeaseReply.Expired(COORDINATOR));
        long next = register("w-1", 1);
        assertThat(next).isGreaterThan(registration);
        assertThat(ids(supervisor.receiveMessage())).containsExactly("w-1");
        assertThat(beat("w-1", registration)).isEqualTo(new LeaseReply.Expired(COORDINATOR));
        assertThat(beat("w-1", next)).isEqualTo(new LeaseReply.Alive(COORDINATOR, next, 77, LEASE.toNanos()));
    }

    @Test
    void heartbeatsKeepTheLease() {
        long registration = register("w-1", 1);
        for (int i = 0; i < 3; i++) {
            pass(LEASE.minus(TICK));
            assertThat(beat("w-1", registration))
                    .isEqualTo(new LeaseReply.Alive(COORDINATOR, registration, 77, LEASE.toNanos()));
        }
        assertThat(workers()).containsExactly("w-1");
    }

    @Test
    void aDirectoryThatWasFrozenItselfJudgesNobodyAtOnce() {
        register("w-1", 1);
        pass(TICK);
        nanos.addAndGet(LEASE.toNanos() * 4);
        time.timePasses(TICK);
        assertThat(workers()).containsExactly("w-1");
        pass(LEASE.plus(TICK));
        assertThat(workers()).isEmpty();
    }

    @Test
    void aRepeatedRequestKeepsItsNumberAndANewIncarnationGetsANewOne() {
        long registration = register("w-1", 1);
        assertThat(register("w-1", 1)).isEqualTo(registration);
        long next = register("w-1", 2);
        assertThat(next).isGreaterThan(registration);
        assertThat(beat("w-1", registration)).isEqualTo(new LeaseReply.Expired(COORDINATOR));
        assertThat(register("w-1", 1)).as("an earlier life comes too late").isZero();
        assertThat(beat("w-1", next)).isEqualTo(new LeaseReply.Alive(COORDINATOR, next, 77, LEASE.toNanos()));
    }

    @Test
    void aSupervisorThatEndedIsNotToldAnyMore() {
        directory.tell(new WorkerDirectory.Subscribe(supervisor.ref()));
        supervisor.receiveMessage();
        supervisor.stop();
        TestProbe<Object> watcher = kit.createTestProbe();
        watcher.expectTerminated(supervisor.ref());
        register("w-1", 1);
        assertThat(workers()).containsExactly("w-1");
    }

    @Test
    void everyMessageIsUnderstood() {
        Understanding.assertUnderstood(
                kit,
                directory,
                List.of(DirectoryCommand.class, WorkerDirectory.Subscribe.class, WorkerDirectory.Unsubscribe.class),
                List.of(
                        new DirectoryCommand.Register(info("w-1", 1), worker.ref()),
                        new DirectoryCommand.Heartbeat("w-1", 1, 77, worker.ref()),
                        new WorkerDirectory.Subscribe(supervisor.ref()),
                        new DirectoryCommand.Announce("w-1", 1),
                        new DirectoryCommand.Leave("w-1"),
                        new DirectoryCommand.FoundDead(List.of()),
                        new DirectoryCommand.Stuck("w-1", 1, List.of()),
                        new DirectoryCommand.AskToLeave(
                                "w-1", kit.<ClientReply>createTestProbe().ref()),
                        new WorkerDirectory.Unsubscribe(supervisor.ref())),
                new Stranger());
    }
}
