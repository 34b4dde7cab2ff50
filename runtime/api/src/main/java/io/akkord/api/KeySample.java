package io.akkord.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sample of the keys of many rows: those whose rows have the smallest draws from the seed (bottom-k sampling: Cohen and
 * Kaplan, PODC 2007). Every row is as likely to be in it as any other, and samples of parts of the data merge into the
 * sample of the whole, whatever the parts and the order. Immutable.
 *
 * @param size most keys that it keeps
 * @param seed of the draws
 * @param draws of the rows in it, ascending as unsigned numbers
 * @param keys of these rows
 */
public record KeySample<K>(int size, long seed, List<Long> draws, List<K> keys) {

    private record Drawn<K>(long draw, K key) {}

    public KeySample {
        if (size < 1) {
            throw new IllegalArgumentException("the size of the sample is " + size + "; give at least 1");
        }
        if (draws.size() != keys.size()) {
            throw new IllegalArgumentException("there are " + draws.size() + " draws for " + keys.size() + " keys");
        }
        draws = List.copyOf(draws);
        keys = List.copyOf(keys);
    }

    /**
     * Samples a part of the data. Rows whose key is null are left out.
     *
     * @param keys of consecutive rows
     * @param firstRow number of the first one; parts that are merged later must not share numbers
     * @param size most keys to keep; about 100 a partition makes their sizes differ by some 10 %
     */
    public static <K> KeySample<K> of(List<? extends @Nullable K> keys, long firstRow, int size, long seed) {
        List<Drawn<K>> drawn = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            K key = keys.get(i);
            if (key != null) {
                drawn.add(new Drawn<>(StableHash.draw(seed, firstRow + i), key));
            }
        }
        return smallest(size, seed, drawn.stream());
    }

    /**
     * The sample of the data of both.
     *
     * @throws IllegalArgumentException if they have another size or seed
     */
    public KeySample<K> mergedWith(KeySample<K> other) {
        if (size != other.size || seed != other.seed) {
            throw new IllegalArgumentException("samples of size " + size + " and seed " + seed + " and of size "
                    + other.size + " and seed " + other.seed + " do not merge; give both the same");
        }
        return smallest(size, seed, Stream.concat(drawn(), other.drawn()));
    }

    private Stream<Drawn<K>> drawn() {
        return LongStream.range(0, keys.size()).mapToObj(i -> new Drawn<>(draws.get((int) i), keys.get((int) i)));
    }

    private static <K> KeySample<K> smallest(int size, long seed, Stream<Drawn<K>> drawn) {
        Comparator<Drawn<K>> byDraw = (one, other) -> Long.compareUnsigned(one.draw(), other.draw());
        List<Drawn<K>> kept = drawn.sorted(byDraw).limit(size).toList();
        return new KeySample<>(
                size,
                seed,
                kept.stream().map(Drawn::draw).toList(),
                kept.stream().map(Drawn::key).toList());
    }
}
