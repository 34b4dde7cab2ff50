package io.akkord.persistence.manage;

import io.akkord.core.space.RetentionPolicy;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The graphs of a journal, by how they stand.
 *
 * @param graphs all that are there, whatever their state
 * @param ended those that have ended and are intact
 * @param freeIds ids of which there is nothing but that their graph was deleted
 */
record GraphCensus(Set<String> graphs, List<RetentionPolicy.Ended> ended, List<String> freeIds) {

    private static final String GRAPH = "graph|";

    static GraphCensus of(GraphJournal histories) {
        GraphCensus census = new GraphCensus(new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
        for (String id : histories.persistenceIds()) {
            if (id.startsWith(GRAPH) && histories.highestSequenceNumber(id) > 0) {
                census.add(histories, id);
            }
        }
        return census;
    }

    private void add(GraphJournal histories, String id) {
        String graph = id.substring(GRAPH.length());
        long[] endedAt = new long[1];
        boolean[] free = new boolean[1];
        Optional<Damage> damage = histories.forEach(id, GraphEventSchema.INSTANCE, stored -> {
            free[0] = stored.event() instanceof GraphEvent.GraphPruned;
            if (stored.event() instanceof GraphEvent.GraphCompleted) {
                endedAt[0] = stored.wallMillis();
            }
        });
        if (free[0] && damage.isEmpty()) {
            freeIds.add(graph);
            return;
        }
        graphs.add(graph);
        if (damage.isEmpty() && endedAt[0] > 0) {
            ended.add(new RetentionPolicy.Ended(graph, endedAt[0]));
        }
    }
}
