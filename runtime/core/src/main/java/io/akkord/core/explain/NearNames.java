package io.akkord.core.explain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds what somebody may have meant, by the number of letters that differ (Levenshtein's distance). */
public final class NearNames {

    private record Near(String name, int distance) {}

    private NearNames() {}

    /** The names with the fewest differences, best first; of equals the first in alphabetical order. */
    public static List<String> to(String word, Stream<String> names, int most) {
        return names.distinct()
                .map(name -> new Near(name, distance(word, name)))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(most)
                .map(Near::name)
                .toList();
    }

    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
