package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.akkord.actors.NodeSettings;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.CatalogueReply;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.chain.Damage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link GraphCatalogue} alive: it ends when its journal fails, and Akka starts no singleton anew that ended. A
 * new catalogue replays; it is never restarted around its state. What comes meanwhile is not answered, so that it is
 * asked again, unless the journal turned out to be unreadable.
 */
public final class CatalogueKeeper extends AbstractBehavior<CatalogueCommand> {

    private static final String NAME = "catalogue";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Recovered(Optional<Damage> damage) implements CatalogueCommand.Local {}

    /** Another node's catalogue lives. */
    private record Superseded() implements CatalogueCommand.Local {}

    private record StartAnew() implements CatalogueCommand.Local {}

    private final TimerScheduler<CatalogueCommand> timers;
    private final NodeSettings.Storage storage;
    private final RetentionPolicy retention;
    private final SupersededLives lives = new SupersededLives();
    private @Nullable ActorRef<CatalogueCommand> catalogue;
    private Optional<Damage> damage = Optional.empty();

    private CatalogueKeeper(
            ActorContext<CatalogueCommand> context,
            TimerScheduler<CatalogueCommand> timers,
            NodeSettings.Storage storage,
            RetentionPolicy retention) {
        super(context);
        this.timers = timers;
        this.storage = storage;
        this.retention = retention;
        startCatalogue();
    }

    /**
     * The behavior.
     *
     * @param storage says where the catalogue's journal is
     * @param retention which graphs that have ended are kept
     */
    public static Behavior<CatalogueCommand> create(NodeSettings.Storage storage, RetentionPolicy retention) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new CatalogueKeeper(context, timers, storage, retention)));
    }

    private void startCatalogue() {
        catalogue = getContext()
                .spawnAnonymous(GraphCatalogue.create(
                        storage, retention, new Life(getContext().getSelf(), lives)));
        getContext().watch(catalogue);
    }

    /** What a catalogue tells of itself, on its own thread. */
    private record Life(ActorRef<CatalogueCommand> keeper, SupersededLives lives) implements GraphCatalogue.Watcher {

        @Override
        public void recovered(Optional<Damage> damage) {
            keeper.tell(new Recovered(damage));
        }

        @Override
        public void begun(long epoch) {
            lives.lives(NAME, epoch);
        }

        @Override
        public boolean isSuperseded(long epoch) {
            boolean superseded = lives.isSuperseded(NAME, epoch);
            if (superseded) {
                keeper.tell(new Superseded());
            }
            return superseded;
        }
    }

    @Override
    public Receive<CatalogueCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(Recovered.class, this::onRecovered)
                .onMessage(Superseded.class, superseded -> onSuperseded())
                .onMessage(StartAnew.class, start -> onStartAnew())
                .onMessage(CatalogueCommand.class, this::onCommand)
                .onSignal(Terminated.class, this::onEnded)
                .build();
    }

    private Behavior<CatalogueCommand> onRecovered(Recovered recovered) {
        damage = recovered.damage();
        return this;
    }

    /** The cluster is about to put this node out, or it would not have happened. */
    private Behavior<CatalogueCommand> onSuperseded() {
        if (catalogue != null) {
            getContext().unwatch(catalogue);
            getContext().stop(catalogue);
            catalogue = null;
        }
        timers.startSingleTimer(new StartAnew(), SupersededLives.ASIDE);
        return this;
    }

    private Behavior<CatalogueCommand> onStartAnew() {
        if (catalogue == null) {
            startCatalogue();
        }
        return this;
    }

    private Behavior<CatalogueCommand> onCommand(CatalogueCommand command) {
        if (damage.isPresent()) {
            CatalogueReply unusable = new CatalogueReply.Unusable(damage.get().message());
            if (command instanceof CatalogueCommand.EnterGraph enter) {
                enter.replyTo().tell(unusable);
                return this;
            }
            if (command instanceof CatalogueCommand.ListGraphs list) {
                list.replyTo().tell(unusable);
                return this;
            }
        }
        if (catalogue != null) {
            catalogue.tell(command);
        }
        return this;
    }

    private Behavior<CatalogueCommand> onEnded(Terminated ended) {
        catalogue = null;
        getContext().getLog().warn("the catalogue ended; it is started anew in {}", PAUSE);
        timers.startSingleTimer(new StartAnew(), PAUSE);
        return this;
    }
}
