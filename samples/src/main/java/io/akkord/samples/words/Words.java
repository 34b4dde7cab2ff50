package io.akkord.samples.words;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts words. A word is a run of letters of any script, in lower case; all else stands between words. */
public final class Words {

    private Words() {}

    /**
     * How often each word occurs in a file, sorted by word. The file is read as UTF-8, piece by piece; bytes that are
     * not UTF-8 stand between words.
     *
     * @throws IOException naming the file, when it cannot be read
     */
    public static Map<String, Long> count(String path) throws IOException {
        try (var bytes = new FileInputStream(path)) {
            return count(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IOException("cannot count the words of " + path + ": " + e.getMessage(), e);
        }
    }

    /** The counts of both, sorted by word; the arguments stay as they are. */
    public static Map<String, Long> merge(Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> merged = new TreeMap<>(left);
        right.forEach((word, count) -> merged.merge(word, count, Math::addExact));
        return merged;
    }

    /**
     * The {@code n} words that occur most often, or all if there are fewer: the most frequent first, words of one count
     * in alphabetical order.
     *
     * @throws IllegalArgumentException when {@code n} is negative
     */
    public static Map<String, Long> top(Map<String, Long> counts, int n) {
        Map<String, Long> top = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(n)
                .forEachOrdered(entry -> top.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(top);
    }

    private static Map<String, Long> count(Reader text) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        var word = new StringBuilder();
        for (int symbol = next(text); symbol >= 0; symbol = next(text)) {
            if (Character.isLetter(symbol)) {
                word.appendCodePoint(symbol);
            } else {
                add(word, counts);
            }
        }
        add(word, counts);
        return new TreeMap<>(counts);
    }

    /** The next code point, or -1 at the end. The decoder lets surrogates through in pairs only. */
    private static int next(Reader text) throws IOException {
        int first = text.read();
        return first >= 0 && Character.isHighSurrogate((char) first)
                ? Character.toCodePoint((char) first, (char) text.read())
                : first;
    }

    private static void add(StringBuilder word, Map<String, Long> counts) {
        if (!word.isEmpty()) {
            counts.merge(word.toString().toLowerCase(Locale.ROOT), 1L, Long::sum);
            word.setLength(0);
        }
    }
}
