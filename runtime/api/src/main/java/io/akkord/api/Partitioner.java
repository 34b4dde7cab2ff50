package io.akkord.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a fixed number of partitions a row goes to, by its key or its number: the rule of a shuffle. A pure function,
 * so that a task which is run again divides its rows the same way. Partitioners are records, and may be arguments of
 * tasks. Safe for use by several threads.
 *
 * @param <K> type of the keys
 */
public interface Partitioner<K> {

    /** Partitions there are, at least 1; some may get no rows. */
    int partitions();

    /**
     * The partition of a row, from 0 to {@code partitions() - 1}.
     *
     * @param row number of the row, unique in the data; only {@link #random} looks at it
     * @param key the row's key; only {@link #random} does not look at it
     * @throws IllegalArgumentException if keys of this type have no place
     */
    int partition(long row, @Nullable K key);

    /**
     * By {@link StableHash} of the key: rows of equal keys meet, in every JVM and every run. Keys are spread evenly, rows
     * as evenly as keys occur.
     */
    static <K> Partitioner<K> hash(int partitions) {
        return new Hash<>(partitions);
    }

    /**
     * By order of the key: what is in a partition is less than what is in the next, so sorted partitions make sorted data,
     * and rows of equal keys meet. Null is after everything.
     *
     * @param sample of the keys, by which partitions become about equally large
     */
    static <K extends Comparable<? super K>> Partitioner<K> range(KeySample<K> sample, int partitions) {
        return new Range<>(partitions, RangeBounds.of(sample.keys(), partitions));
    }

    /** By the row's number and a seed, whatever its key: equally large partitions, also of few keys. */
    static <K> Partitioner<K> random(int partitions, long seed) {
        return new Random<>(partitions, seed);
    }

    /** See {@link Partitioner#hash}. */
    record Hash<K>(int partitions) implements Partitioner<K> {

        public Hash {
            requirePartitions(partitions);
        }

        @Override
        public int partition(long row, @Nullable K key) {
            return StableHash.spread(StableHash.of(key), partitions);
        }
    }

    /**
     * See {@link Partitioner#range}.
     *
     * @param bounds ascending, less than there are partitions; partition <i>i</i> begins with the bound <i>i - 1</i>
     */
    record Range<K extends Comparable<? super K>>(int partitions, List<K> bounds) implements Partitioner<K> {

        public Range {
            requirePartitions(partitions);
            bounds = List.copyOf(bounds);
            if (bounds.size() >= partitions) {
                throw new IllegalArgumentException("there are " + bounds.size() + " bounds for " + partitions
                        + " partitions; give one less at most");
            }
            for (int i = 1; i < bounds.size(); i++) {
                if (bounds.get(i - 1).compareTo(bounds.get(i)) >= 0) {
                    throw new IllegalArgumentException("the bounds do not ascend: " + bounds.get(i - 1) + " is before "
                            + bounds.get(i) + "; give each once, the smallest first");
                }
            }
        }

        @Override
        public int partition(long row, @Nullable K key) {
            if (key == null) {
                return partitions - 1;
            }
            int from = 0;
            int to = bounds.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (bounds.get(middle).compareTo(key) <= 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    /** See {@link Partitioner#random}. */
    record Random<K>(int partitions, long seed) implements Partitioner<K> {

        public Random {
            requirePartitions(partitions);
        }

        @Override
        public int partition(long row, @Nullable K key) {
            return StableHash.spread(StableHash.draw(seed, row), partitions);
        }
    }

    private static void requirePartitions(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("the number of partitions is " + partitions + "; give at least 1");
        }
    }
}
