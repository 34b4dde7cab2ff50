package io.akkord.cluster.node;

import akka.actor.Address;
import akka.actor.DeadLetter;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import com.typesafe.config.ConfigFactory;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.protocol.DirectoryCommand;
import io.akkord.cluster.settings.ConfigLayers;
import io.akkord.cluster.settings.HostPort;
import io.akkord.cluster.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers call coordinators by path as soon as these are members, which may be before their actors have started. */
class EarlyMessagesTest {

    private static final String NAME = "starts-late";
    /** A tenth of a second between two advertisements, and so many messages, one each 10 ms, over many of them. */
    private static final String SOON =
            "akka.remote.artery.advanced.compression.actor-refs.advertisement-interval = 100ms";

    private static final int MESSAGES = 200;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void anActorThatStartsAfterTheFirstMessageToItsPathGetsAllLaterOnes() throws Exception {
        FakeActors coordinators = new FakeActors();
        FakeActors workers = new FakeActors();
        try (AkkordNode coordinator = start("coordinator", "akkord.port = 0", coordinators);
                AkkordNode worker = start("worker", joining(coordinator.address()), workers)) {
            ActorSystem<?> late = coordinators.nextStart().system();
            ActorSystem<?> early = workers.nextStart().system();
            TestProbe<DeadLetter> missed = TestProbe.create(DeadLetter.class, late);
            late.eventStream().tell(new EventStream.Subscribe<>(DeadLetter.class, missed.getRef()));

            early.systemActorOf(calling(Cluster.get(late).selfMember().address()), "calls-early", Props.empty());
            missed.fishForMessage(
                    AT_MOST,
                    letter -> letter.recipient().path().name().equals(NAME)
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore());

            TestProbe<DirectoryCommand> received = TestProbe.create(DirectoryCommand.class, late);
            late.systemActorOf(passingOn(received.getRef()), NAME, Props.empty());
            received.receiveSeveralMessages(MESSAGES, AT_MOST);
        }
    }

    private static Behavior<String> calling(Address node) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            ActorRef<DirectoryCommand> callee =
                    ActorRefResolver.get(context.getSystem()).resolveActorRef(Addresses.path(node, NAME));
            timers.startTimerWithFixedDelay("call", Duration.ofMillis(10));
            return Behaviors.receiveMessage(tick -> {
                callee.tell(new DirectoryCommand.Leave("some-worker"));
                return Behaviors.same();
            });
        }));
    }

    private static Behavior<DirectoryCommand> passingOn(ActorRef<DirectoryCommand> to) {
        return Behaviors.receiveMessage(message -> {
            to.tell(message);
            return Behaviors.same();
        });
    }

    private static String joining(HostPort coordinator) {
        return "akkord.join = \"" + coordinator + "\"";
    }

    private AkkordNode start(String profile, String settings, FakeActors actors) {
        return AkkordNode.start(
                SettingsReader.read(ConfigLayers.forProfile(
                        ConfigFactory.parseString(settings + "\n" + SOON + "\nakkord.directory = \"" + directory + "\"")
                                .withFallback(ConfigFactory.load()),
                        profile)),
                getClass().getClassLoader(),
                actors);
    }
}
