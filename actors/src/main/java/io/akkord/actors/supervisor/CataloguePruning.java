package io.akkord.actors.supervisor;

import akka.actor.typed.javadsl.ActorContext;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import io.akkord.actors.protocol.CatalogueCommand;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.catalogue.CatalogueState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has graphs deleted that have ended and need not be kept, a few at a time; each is told again if it does not answer. For
 * the catalogue's thread.
 */
final class CataloguePruning {

    private static final int MOST_AT_A_TIME = 64;
    private static final int SECONDS_FOR_AN_ANSWER = 30;
    private static final int SECONDS_BETWEEN_LOOKS = 10;

    private final ActorContext<CatalogueCommand> context;
    private final RetentionPolicy retention;
    /** When each graph was told, in seconds of this life. */
    private final Map<String, Long> told = new HashMap<>();

    private final Set<String> staying = new HashSet<>();
    private long seconds;

    CataloguePruning(ActorContext<CatalogueCommand> context, RetentionPolicy retention) {
        this.context = context;
        this.retention = retention;
    }

    /** The graph has answered. */
    void answered(String graph) {
        told.remove(graph);
    }

    /** The graph has not really ended, or is damaged: it is left alone for this life of the catalogue. */
    void stays(String graph) {
        answered(graph);
        staying.add(graph);
    }

    void eachSecond(CatalogueState state, long nowMillis) {
        seconds++;
        boolean tooMany = state.closed().size() - staying.size() > retention.keepGraphs();
        if (!tooMany && seconds % SECONDS_BETWEEN_LOOKS != 0) {
            return;
        }
        told.values().removeIf(at -> seconds - at > SECONDS_FOR_AN_ANSWER);
        for (String graph : retention.expired(ended(state), nowMillis)) {
            if (told.size() >= MOST_AT_A_TIME) {
                return;
            }
            if (!staying.contains(graph) && told.putIfAbsent(graph, seconds) == null) {
                ClusterSharding.get(context.getSystem())
                        .entityRefFor(GraphSupervisor.TYPE, graph)
                        .tell(new GraphCommand.PruneGraph(context.getSelf()));
            }
        }
    }

    private static List<RetentionPolicy.Ended> ended(CatalogueState state) {
        List<RetentionPolicy.Ended> ended = new ArrayList<>();
        state.closed().forEach((id, closed) -> ended.add(new RetentionPolicy.Ended(id, closed.endedMillis())));
        return ended;
    }
}
