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
 * @param weight share of a worker's time that the graph gets beside other graphs, 1 to 10,000: one of weight 2 gets twice
 *     the time of one of weight 1 while both have ready tasks there
 * @param speculation how many times its expected run time a pure task may run before a worker with an idle slot gets a
 *     copy of it, 1 to 1,000; the first completion counts. 0 for no copies
 */
public record GraphOptions(
        Optional<GraphId> id,
        ShardingStrategy sharding,
        Ordering ordering,
        Durability durability,
        boolean failFast,
        boolean fuse,
        long seed,
        int weight,
        double speculation) {

    public static final int MOST_WEIGHT = 10_000;
    public static final int MOST_SPECULATION = 1_000;

    public static final GraphOptions DEFAULT = new GraphOptions(
            Optional.empty(),
            ShardingStrategy.LOCALITY,
            Ordering.CRITICAL_PATH,
            Durability.RECORDED,
            false,
            true,
            0L,
            1,
            0);

    public GraphOptions {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("the weight is " + weight + "; give 1 to " + MOST_WEIGHT);
        }
        if (speculation != 0 && !(speculation >= 1 && speculation <= MOST_SPECULATION)) {
            throw new IllegalArgumentException("tasks are copied after " + speculation
                    + " times their expected run time; give 1 to " + MOST_SPECULATION + ", or 0 for no copies");
        }
    }

    public GraphOptions withId(String value) {
        return new GraphOptions(
                Optional.of(new GraphId(value)),
                sharding,
                ordering,
                durability,
                failFast,
                fuse,
                seed,
                weight,
                speculation);
    }

    /** Without the client's id, as the graph's journal keeps them: its name has the id. */
    public GraphOptions withoutId() {
        return new GraphOptions(
                Optional.empty(), sharding, ordering, durability, failFast, fuse, seed, weight, speculation);
    }

    public GraphOptions withSharding(ShardingStrategy value) {
        return new GraphOptions(id, value, ordering, durability, failFast, fuse, seed, weight, speculation);
    }

    public GraphOptions withOrdering(Ordering value) {
        return new GraphOptions(id, sharding, value, durability, failFast, fuse, seed, weight, speculation);
    }

    public GraphOptions withDurability(Durability value) {
        return new GraphOptions(id, sharding, ordering, value, failFast, fuse, seed, weight, speculation);
    }

    public GraphOptions withFailFast() {
        return new GraphOptions(id, sharding, ordering, durability, true, fuse, seed, weight, speculation);
    }

    public GraphOptions withoutFusion() {
        return new GraphOptions(id, sharding, ordering, durability, failFast, false, seed, weight, speculation);
    }

    public GraphOptions withSeed(long value) {
        return new GraphOptions(id, sharding, ordering, durability, failFast, fuse, value, weight, speculation);
    }

    public GraphOptions withWeight(int value) {
        return new GraphOptions(id, sharding, ordering, durability, failFast, fuse, seed, value, speculation);
    }

    /** Copies tasks that run longer than so many times what is expected to workers with an idle slot. */
    public GraphOptions withSpeculation(double factor) {
        return new GraphOptions(id, sharding, ordering, durability, failFast, fuse, seed, weight, factor);
    }
}
