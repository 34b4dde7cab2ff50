package io.akkord.persistence.lab;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.SpawnProtocol;
import akka.actor.typed.javadsl.AskPattern;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.akkord.core.supervisor.GraphEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** An actor system with one LevelDB journal, or several of them for tests that open many directories. */
public final class LedgerNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ActorSystem<SpawnProtocol.Command> system;

    private LedgerNode(Config config) {
        system = ActorSystem.create(SpawnProtocol.create(), "ledger", config.withFallback(ConfigFactory.load()));
    }

    /** One node for each of the directories; the first journal is {@code journal-0}. */
    public static LedgerNode start(List<Path> journals) {
        StringBuilder config = new StringBuilder(
                """
                akka.loglevel = OFF
                akka.stdout-loglevel = OFF
                akka.logger-startup-timeout = 60s
                akka.log-dead-letters = off
                akka.actor.allow-java-serialization = off
                akka.persistence.snapshot-store.plugin = akka.persistence.snapshot-store.local
                akka.persistence.snapshot-store.local.snapshot-is-optional = true
                """);
        for (int i = 0; i < journals.size(); i++) {
            config.append(
                    """
                    journal-%d = ${akka.persistence.journal.leveldb} {
                      dir = "%s", native = on, fsync = on, checksum = on
                      replay-filter.mode = fail, recovery-event-timeout = 10s
                    }
                    """
                            .formatted(i, journals.get(i)));
        }
        config.append("akka.persistence.snapshot-store.local.dir = \"%s\"\n"
                .formatted(journals.get(0).resolveSibling("snapshots")));
        Config parsed = ConfigFactory.parseString(config.toString())
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
        return new LedgerNode(parsed);
    }

    public static LedgerNode start(Path journal) {
        return start(List.of(journal));
    }

    /** A running ledger and how it recovered. */
    public record Live(ActorRef<Ledger.Command> ref, Ledger.Recovered recovered) {}

    public Live open(String id, int plugin, Path marks) throws Exception {
        return open(id, plugin, marks, 0);
    }

    /** Spawns a ledger and waits for its recovery; throws what made that fail. */
    public Live open(String id, int plugin, Path marks, int snapshotEvery) throws Exception {
        CompletableFuture<Ledger.Recovered> recovered = new CompletableFuture<>();
        ActorRef<Ledger.Command> ref = AskPattern.<SpawnProtocol.Command, ActorRef<Ledger.Command>>ask(
                        system,
                        replyTo -> new SpawnProtocol.Spawn<>(
                                Ledger.create(id, marks, "journal-" + plugin, snapshotEvery, recovered),
                                "",
                                Props.empty(),
                                replyTo),
                        PATIENCE,
                        system.scheduler())
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        try {
            return new Live(ref, recovered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Persists the events in one write and waits for the confirmation. */
    public void write(Live ledger, List<GraphEvent> events) throws Exception {
        AskPattern.<Ledger.Command, Done>ask(
                        ledger.ref(), done -> new Ledger.Write(events, done), PATIENCE, system.scheduler())
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the actor system does not end", e);
        }
    }
}
