package io.akkord.simulation.quality;

import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where tasks run and in which order.
 *
 * @param strategy where
 * @param ordering in which order
 */
public record Policy(ShardingStrategy strategy, Ordering ordering) {

    /** What a graph gets whose options say nothing. */
    public static final Policy DEFAULT = new Policy(GraphOptions.DEFAULT.sharding(), GraphOptions.DEFAULT.ordering());

    /** Every strategy with every ordering. */
    public static List<Policy> all(List<ShardingStrategy> strategies, List<Ordering> orderings) {
        List<Policy> all = new ArrayList<>();
        for (ShardingStrategy strategy : strategies) {
            for (Ordering ordering : orderings) {
                all.add(new Policy(strategy, ordering));
            }
        }
        return all;
    }

    /** Whether it leaves nothing to chance, seeded or not. */
    public boolean isDeterministic() {
        return strategy != ShardingStrategy.RANDOM;
    }

    GraphOptions options() {
        return GraphOptions.DEFAULT.withSharding(strategy).withOrdering(ordering);
    }

    @Override
    public String toString() {
        return label(strategy) + "/" + label(ordering);
    }

    /** The name of a strategy or ordering as the command line has it. */
    public static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
