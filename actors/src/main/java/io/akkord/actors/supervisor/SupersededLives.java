package io.akkord.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.akkord.actors.protocol.GraphCommand;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The epochs of the supervisors on this node that nobody ended: how a node that was frozen or cut off finds out that others
 * have taken its graphs. A supervisor that ends because its write was refused, and then finds a later epoch of another
 * node in the journal, must not begin a still later one: the graph would go back and forth until the cluster has put
 * this node out. It stands aside instead, for longer than that takes. Safe for use by several threads.
 */
public final class SupersededLives {

    static final Duration ASIDE = Duration.ofSeconds(30);

    private final Map<String, Long> epochs = new ConcurrentHashMap<>();
    private final Map<String, Long> asideSince = new ConcurrentHashMap<>();

    /** A supervisor on this node knows this epoch, which it replayed or began, to be the last. */
    void lives(String graph, long epoch) {
        epochs.put(graph, epoch);
    }

    /** The supervisor on this node ends because it was told to: another may begin anywhere. */
    void ends(String graph) {
        epochs.remove(graph);
    }

    /**
     * Whether another node began a later epoch while a supervisor of this node had not ended; from then on the graph {@link
     * #isAside} for a while.
     *
     * @param recorded the last epoch in the journal
     */
    boolean isSuperseded(String graph, long recorded) {
        Long own = epochs.remove(graph);
        boolean superseded = own != null && recorded > own;
        if (superseded) {
            asideSince.put(graph, System.nanoTime());
        }
        return superseded;
    }

    /** Whether this node leaves the graph to others now. */
    boolean isAside(String graph) {
        Long since = asideSince.get(graph);
        boolean aside = since != null && System.nanoTime() - since < ASIDE.toNanos();
        if (since != null && !aside) {
            asideSince.remove(graph);
        }
        return aside;
    }

    /** Answers nobody, so that everybody asks again, and elsewhere; after a while the next command tries anew. */
    static Behavior<GraphCommand> standingAside() {
        return Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new SupervisorMessage.Expire(), ASIDE);
            return Behaviors.receiveMessage(
                    command -> command instanceof SupervisorMessage.Expire ? Behaviors.stopped() : Behaviors.same());
        });
    }
}
