package io.akkord.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Where ranges of keys begin, so that each range has about equally many keys of a sample. A key that is frequent may fill
 * a range of its own; the others then share the rest evenly, since each range aims at what is left for those that are
 * left. Of <i>n</i> keys in <i>p</i> ranges, one that occurs <i>c</i> times at most, a range gets at most
 * {@code n / p + c * (1 + ln(p) / 2)}.
 */
public final class RangeBounds {

    private RangeBounds() {}

    /**
     * The bounds for so many ranges, ascending: at most one less than ranges, and fewer than that if there are not enough
     * different keys. Costs a sort. The same keys in another order give the same bounds.
     */
    public static <K extends Comparable<? super K>> List<K> of(List<K> sample, int ranges) {
        List<K> sorted = sample.stream().sorted().toList();
        List<K> bounds = new ArrayList<>();
        int begin = 0;
        for (int from = 0; from < sorted.size() && bounds.size() < ranges - 1; ) {
            int to = runEnd(sorted, from);
            double aim = (double) (sorted.size() - begin) / (ranges - bounds.size());
            if (from > begin && (from + to) / 2.0 - begin > aim) {
                bounds.add(sorted.get(from));
                begin = from;
            }
            from = to;
        }
        return List.copyOf(bounds);
    }

    /** After the last key that is equal to one. */
    private static <K extends Comparable<? super K>> int runEnd(List<K> sorted, int from) {
        int to = from + 1;
        while (to < sorted.size() && sorted.get(to).compareTo(sorted.get(from)) == 0) {
            to++;
        }
        return to;
    }
}
