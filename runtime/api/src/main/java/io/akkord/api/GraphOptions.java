package io.akkord.api;

import java.util.Optional;

/**
 * How one graph is run.
 *
 * @param id the id chosen by the client, so that submitting twice is one graph; empty for the structural hash
 * @param sharding which node a task goes to
 * @param ordering which ready task runs first
 * @param durability what outlives the processes
 * @param failFast whether the first failed task ends the graph; otherwise what does not depend on it goes on
 * @param fuse whether chains of tasks are joined into one
 * @param seed seed of the random strategy
 */
public record GraphOptions(
        Optional<GraphId> id,
        ShardingStrategy sharding,
        Ordering ordering,
        Durability durability,
        boolean failFast,
        boolean fuse,
        long seed) {

    public static final GraphOptions DEFAULT = new GraphOptions(
            Optional.empty(), ShardingStrategy.LOCALITY, Ordering.CRITICAL_PATH, Durability.RECORDED, false, true, 0L);

    public GraphOptions withId(String value) {
        return new GraphOptions(Optional.of(new GraphId(value)), sharding, ordering, durability, failFast, fuse, seed);
    }

    public GraphOptions withSharding(ShardingStrategy value) {
        return new GraphOptions(id, value, ordering, durability, failFast, fuse, seed);
    }

    public GraphOptions withOrdering(Ordering value) {
        return new GraphOptions(id, sharding, value, durability, failFast, fuse, seed);
    }

    public GraphOptions withDurability(Durability value) {
        return new GraphOptions(id, sharding, ordering, value, failFast, fuse, seed);
    }

    public GraphOptions withFailFast() {
        return new GraphOptions(id, sharding, ordering, durability, true, fuse, seed);
    }

    public GraphOptions withoutFusion() {
        return new GraphOptions(id, sharding, ordering, durability, failFast, false, seed);
    }

    public GraphOptions withSeed(long value) {
        return new GraphOptions(id, sharding, ordering, durability, failFast, fuse, value);
    }
}
