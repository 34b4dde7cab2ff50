package io.akkord.persistence.schema;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.supervisor.GraphEvent;
import java.util.Optional;

/** Version 3 of the facts about a graph as a whole: a graph says when tasks are copied. Never change a field here. */
final class GraphFactsV3 {

    private GraphFactsV3() {}

    record Options(
            String sharding,
            String ordering,
            String durability,
            boolean failFast,
            boolean fuse,
            long seed,
            int weight,
            double speculation) {
        static Options of(GraphOptions o) {
            return new Options(
                    o.sharding().name(),
                    o.ordering().name(),
                    o.durability().name(),
                    o.failFast(),
                    o.fuse(),
                    o.seed(),
                    o.weight(),
                    o.speculation());
        }

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
                    speculation);
        }
    }

    record GraphSubmitted(int parts, long digest, Options options, boolean open, long wallMillis) {
        static GraphSubmitted of(GraphEvent.GraphSubmitted e) {
            return new GraphSubmitted(e.parts(), e.digest(), Options.of(e.options()), e.open(), e.wallMillis());
        }

        GraphEvent.GraphSubmitted event() {
            return new GraphEvent.GraphSubmitted(parts, digest, options.options(), open, wallMillis);
        }
    }
}
