package io.akkord.persistence.schema;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.GraphEvent;
import java.util.Optional;

/** Version 2 of the facts about a graph as a whole: a graph has a weight. Never change a field here. */
final class GraphFactsV2 {

    private GraphFactsV2() {}

    record Options(
            String sharding,
            String ordering,
            String durability,
            boolean failFast,
            boolean fuse,
            long seed,
            int weight) {
        GraphOptions options() {
            return new GraphOptions(
                    Optional.empty(),
                    Columns.constant(ShardingStrategy.class, sharding),
                    Columns.constant(Ordering.class, ordering),
                    Columns.constant(Durability.class, durability),
                    failFast,
                    fuse,
                    seed,
                    weight,
                    0);
        }
    }

    record GraphSubmitted(int parts, long digest, Options options, boolean open, long wallMillis) {
        GraphEvent.GraphSubmitted event() {
            return new GraphEvent.GraphSubmitted(parts, digest, options.options(), open, wallMillis);
        }
    }
}
