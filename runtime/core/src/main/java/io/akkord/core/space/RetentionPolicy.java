package io.akkord.core.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which graphs that have ended are kept. Those that have not are never touched.
 *
 * @param keepGraphs how many ended graphs are kept, the latest ones
 * @param keepMillis how long an ended graph is kept, milliseconds
 */
public record RetentionPolicy(int keepGraphs, long keepMillis) {

    /** Keeps everything. */
    public static final RetentionPolicy EVERYTHING = new RetentionPolicy(Integer.MAX_VALUE, Long.MAX_VALUE);

    /** A graph that has ended, and when, by the wall clock in milliseconds since 1970. */
    public record Ended(String id, long endedMillis) {}

    /** The graphs that need not be kept any longer, the oldest first. */
    public List<String> expired(List<Ended> ended, long nowMillis) {
        List<Ended> newestFirst = new ArrayList<>(ended);
        newestFirst.sort(Comparator.comparingLong(Ended::endedMillis).reversed().thenComparing(Ended::id));
        List<String> expired = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Ended graph = newestFirst.get(i);
            if (i >= keepGraphs || nowMillis - graph.endedMillis() > keepMillis) {
                expired.add(graph.id());
            }
        }
        return expired;
    }
}
