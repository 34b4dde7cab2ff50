package io.akkord.actors.membership;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.TestNode;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.actors.protocol.LeaseReply;
import io.akkord.actors.protocol.RemoteMessages;
import io.akkord.actors.protocol.Understanding;
import io.akkord.core.liveness.StuckBody;
import io.akkord.core.liveness.WorkerDeath;
import io.akkord.core.liveness.WorkerInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's side of its lease, on a coordinator's node whose directory is played by the test. */
class LeaseKeeperTest {

    private static final Duration HEARTBEAT = Duration.ofMillis(20);
    private static final Duration ORPHAN_AFTER = Duration.ofSeconds(6);
    private static final WorkerInfo SELF = RemoteMessages.worker("w-1").withRegistration(0);

    private static final List<WorkerDeath> FOUND =
            List.of(new WorkerDeath("w-0", "killed", 1, 7, List.of("g"), new int[] {3}, new int[] {1}));

    private record Stranger() implements LeaseReply.Local {}

    @TempDir
    static Path directory;

    private static ActorSystem<Void> system;
    private static ActorTestKit kit;
    private static TestProbe<DirectoryCommand> coordinator;

    private final AtomicLong nanos = new AtomicLong(5);
    private final CompletableFuture<Void> orphaned = new CompletableFuture<>();
    private final List<Long> ended = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> askedToLeave = new CompletableFuture<>();
    private final List<String> confirmed = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean leaving;
    private volatile List<StuckBody> stuck = List.of();
    private ActorRef<LeaseReply> keeper;

    private final LeaseKeeper.Kept kept = new LeaseKeeper.Kept() {
        @Override
        public void leaseConfirmed(long registration, long sentNanos, long leaseNanos) {
            confirmed.add(registration + " from " + sentNanos + " for " + leaseNanos);
        }

        @Override
        public void registrationEnded(long registration) {
            ended.add(registration);
        }

        @Override
        public void orphaned() {
            orphaned.complete(null);
        }

        @Override
        public boolean isLeaving() {
            return leaving;
        }

        @Override
        public void askedToLeave() {
            askedToLeave.complete(null);
        }

        @Override
        public List<StuckBody> stuckBodies() {
            return stuck;
        }

        @Override
        public List<WorkerDeath> foundDead() {
            return FOUND;
        }
    };

    @BeforeAll
    static void start() {
        system = TestNode.startSystem(TestNode.storage(directory));
        kit = ActorTestKit.create(system);
        coordinator = kit.createTestProbe();
        system.<DirectoryCommand>systemActorOf(
                Behaviors.receiveMessage(message -> {
                    coordinator.ref().tell(message);
                    return Behaviors.same();
                }),
                Addresses.DIRECTORY,
                Props.empty());
    }

    @AfterAll
    static void stop() {
        system.terminate();
        Patience.get(system.getWhenTerminated());
    }

    private void startKeeper() {
        keeper = kit.spawn(LeaseKeeper.create(SELF, HEARTBEAT, ORPHAN_AFTER, kept, nanos::get));
    }

    /** What it sent while it was alive is not the next test's. */
    @AfterEach
    void stopKeeper() {
        kit.stop(keeper, Duration.ofSeconds(30));
        DirectoryCommand.Leave mark = new DirectoryCommand.Leave("mark");
        coordinator.ref().tell(mark);
        coordinator.fishForMessage(
                Duration.ofSeconds(30),
                message -> message == mark ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
    }

    private <T extends DirectoryCommand> T next(Class<T> type) {
        return type.cast(coordinator
                .fishForMessage(
                        Duration.ofSeconds(30),
                        message -> type.isInstance(message)
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .get(0));
    }

    private static String address() {
        return Addresses.of(system);
    }

    private DirectoryCommand.Heartbeat beatUnder(long registration) {
        DirectoryCommand.Heartbeat beat;
        do {
            beat = next(DirectoryCommand.Heartbeat.class);
        } while (beat.registration() != registration);
        return beat;
    }

    @Test
    void bodiesThatIgnoreTheirInterruptAreToldUntilTheyAreGone() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        StuckBody body = new StuckBody("host:1", "g", 3, 1, true, 7, List.of("A.b(A.java:1)"));
        stuck = List.of(body);
        assertThat(next(DirectoryCommand.Stuck.class)).isEqualTo(new DirectoryCommand.Stuck("w-1", 41, List.of(body)));
        assertThat(next(DirectoryCommand.Stuck.class).bodies()).containsExactly(body);
        stuck = List.of();
        DirectoryCommand.Stuck last;
        do {
            last = next(DirectoryCommand.Stuck.class);
        } while (!last.bodies().isEmpty());
    }

    @Test
    void theWishThatItLeavesIsPassedOn() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 42));
        keeper.tell(new LeaseReply.Leave(address()));
        Patience.get(askedToLeave);
    }

    @Test
    void whatItsPredecessorsWereExecutingIsToldOnceItIsRegistered() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        assertThat(next(DirectoryCommand.FoundDead.class).deaths()).isEqualTo(FOUND);
    }

    @Test
    void aWorkerRegistersUntilItIsAnsweredAndThenBeats() {
        startKeeper();
        assertThat(next(DirectoryCommand.Register.class).worker()).isEqualTo(SELF);
        DirectoryCommand.Register again = next(DirectoryCommand.Register.class);
        again.replyTo().tell(new LeaseReply.Registered(address(), 41));
        DirectoryCommand.Heartbeat beat = beatUnder(41);
        assertThat(beat.workerId()).isEqualTo("w-1");
        assertThat(ended).containsExactly(0L);
    }

    @Test
    void aVoidRegistrationIsFollowedByANewOneAndItsLinksAreGivenUp() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        beatUnder(41).replyTo().tell(new LeaseReply.Expired(address()));
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 42));
        beatUnder(42);
        assertThat(ended).containsExactly(0L, 41L);
    }

    @Test
    void aLateAnswerToAnEarlierBeatDoesNotEndTheLinksOfTheNewRegistration() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        DirectoryCommand.Heartbeat beat = beatUnder(41);
        beat.replyTo().tell(new LeaseReply.Expired(address()));
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 42));
        beatUnder(42).replyTo().tell(new LeaseReply.Expired(address()));
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 42));
        beatUnder(42);
        assertThat(ended).containsExactly(0L, 41L);
    }

    @Test
    void withoutAnAnswerForTooLongTheWorkerIsAnOrphan() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        beatUnder(41);
        nanos.addAndGet(ORPHAN_AFTER.toNanos());
        beatUnder(41);
        beatUnder(41);
        assertThat(orphaned).isNotDone();
        DirectoryCommand.Heartbeat beat = beatUnder(41);
        beat.replyTo().tell(new LeaseReply.Alive(address(), 41, beat.sentNanos(), 3));
        beatUnder(41);
        nanos.addAndGet(ORPHAN_AFTER.toNanos());
        beatUnder(41);
        beatUnder(41);
        assertThat(orphaned).as("the last answer counts").isNotDone();
        nanos.addAndGet(1);
        Patience.get(orphaned);
        assertThat(confirmed).containsExactly("41 from " + beat.sentNanos() + " for 3");
    }

    @Test
    void aWorkerThatStopsForGoodGivesItsLeaseBack() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        leaving = true;
        kit.stop(keeper, Duration.ofSeconds(30));
        assertThat(next(DirectoryCommand.Leave.class).workerId()).isEqualTo("w-1");
    }

    @Test
    void aWorkerThatOnlyStartsItsActorSystemAnewKeepsItsLease() {
        startKeeper();
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        keeper.tell(new LeaseKeeper.Stop());
        TestProbe<Object> watcher = kit.createTestProbe();
        watcher.expectTerminated(keeper, Duration.ofSeconds(30));
        coordinator.ref().tell(new DirectoryCommand.Leave("sentinel"));
        assertThat(next(DirectoryCommand.Leave.class).workerId()).isEqualTo("sentinel");
    }

    @Test
    void anOrphanSaysNoGoodByeAndNoDeadWorkerIsKeptRegistered() {
        ActorRef<Object> worker = kit.spawn(Behaviors.receiveMessage(message -> Behaviors.stopped()));
        keeper = kit.spawn(LeaseKeeper.create(SELF, worker, HEARTBEAT, ORPHAN_AFTER, kept));
        next(DirectoryCommand.Register.class).replyTo().tell(new LeaseReply.Registered(address(), 41));
        beatUnder(41);
        leaving = true;
        worker.tell("die");
        Patience.get(orphaned);
        TestProbe<Object> watcher = kit.createTestProbe();
        watcher.expectTerminated(keeper, Duration.ofSeconds(30));
        coordinator.ref().tell(new DirectoryCommand.Leave("sentinel"));
        assertThat(next(DirectoryCommand.Leave.class).workerId()).isEqualTo("sentinel");
    }

    @Test
    void everyMessageIsUnderstood() {
        startKeeper();
        Understanding.assertUnderstood(
                kit,
                keeper,
                List.of(LeaseReply.class),
                List.of(
                        new LeaseReply.Registered(address(), 1),
                        new LeaseReply.Alive(address(), 1, 2, 3),
                        new LeaseReply.Leave(address()),
                        new LeaseReply.Expired(address())),
                new Stranger());
    }
}
