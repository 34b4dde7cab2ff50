package io.akkord.core.simulation;

import io.akkord.core.supervisor.GraphEvent;
import java.util.Map;
import java.util.TreeMap;

/** Runs many seeds by hand: {@code <first> <count> [most failures]}; says what fails and what happened how often. */
public final class ManySeeds {

    private ManySeeds() {}

    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        int most = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Map<String, Long> facts = new TreeMap<>();
        int failures = 0;
        long seed = first;
        long start = System.nanoTime();
        for (; seed < first + count && failures < most; seed++) {
            try {
                for (GraphEvent event : SimulatedCluster.run(seed)) {
                    facts.merge(event.getClass().getSimpleName(), 1L, Long::sum);
                }
            } catch (AssertionError failure) {
                failures++;
                System.out.println(failure.getMessage());
                if (failure.getCause() instanceof RuntimeException) {
                    failure.getCause().printStackTrace(System.out);
                }
            }
        }
        System.out.println(seed - first + " seeds, " + failures + " failures, "
                + (System.nanoTime() - start) / Dice.MILLI + " ms; facts: " + facts);
    }
}
