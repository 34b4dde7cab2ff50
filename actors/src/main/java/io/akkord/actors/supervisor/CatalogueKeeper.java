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

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Recovered(Optional<Damage> damage) implements CatalogueCommand.Local {}

    private record StartAnew() implements CatalogueCommand.Local {}

    private final TimerScheduler<CatalogueCommand> timers;
    private final NodeSettings.Storage storage;
    private @Nullable ActorRef<CatalogueCommand> catalogue;
    private Optional<Damage> damage = Optional.empty();

    private CatalogueKeeper(
            ActorContext<CatalogueCommand> context,
            TimerScheduler<CatalogueCommand> timers,
            NodeSettings.Storage storage) {
        super(context);
        this.timers = timers;
        this.storage = storage;
        startCatalogue();
    }

    /** The behavior; {@code storage} says where the catalogue's journal is. */
    public static Behavior<CatalogueCommand> create(NodeSettings.Storage storage) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new CatalogueKeeper(context, timers, storage)));
    }

    private void startCatalogue() {
        ActorRef<CatalogueCommand> self = getContext().getSelf();
        catalogue =
                getContext().spawnAnonymous(GraphCatalogue.create(storage, found -> self.tell(new Recovered(found))));
        getContext().watch(catalogue);
    }

    @Override
    public Receive<CatalogueCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(Recovered.class, this::onRecovered)
                .onMessage(StartAnew.class, start -> {
                    startCatalogue();
                    return this;
                })
                .onMessage(CatalogueCommand.class, this::onCommand)
                .onSignal(Terminated.class, this::onEnded)
                .build();
    }

    private Behavior<CatalogueCommand> onRecovered(Recovered recovered) {
        damage = recovered.damage();
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
