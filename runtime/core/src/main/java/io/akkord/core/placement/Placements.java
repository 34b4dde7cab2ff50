package io.akkord.core.placement;

import io.akkord.api.ShardingStrategy;

/** The registered strategies. */
public final class Placements {

    private Placements() {}

    /**
     * Makes the strategy of one graph.
     *
     * @param seed seed of the graph, for strategies that draw
     */
    public static Placement of(ShardingStrategy strategy, long seed) {
        return switch (strategy) {
            case HASH -> new HashPlacement(seed);
            case RANGE -> new RangePlacement();
            case RANDOM -> new RandomPlacement(seed);
            case ROUND_ROBIN -> new RoundRobinPlacement();
            case LEAST_LOADED -> new LeastLoadedPlacement();
            case LOCALITY -> new LocalityPlacement();
            case PARTITION -> new PartitionPlacement();
        };
    }
}
