package io.akkord.array.kernel;

import io.akkord.array.Block;
import java.util.Arrays;

/** Operations that count elements. */
public final class Counting {

    private Counting() {}

    /** Elements between neighbouring edges; the last interval has its upper edge too. */
    public static Block histogram(double[] edges, Block block) {
        long[] counts = new long[edges.length - 1];
        double last = edges[edges.length - 1];
        for (int i = 0; i < block.size(); i++) {
            double value = block.element(i);
            if (value >= edges[0] && value <= last) {
                int found = Arrays.binarySearch(edges, value);
                int interval = found >= 0 ? found : -found - 2;
                counts[Math.min(interval, counts.length - 1)]++;
            }
        }
        return Block.of(counts);
    }

    /** How often each whole number from 0 to below the length stands in the block. */
    public static Block bins(int length, Block block) {
        long[] counts = new long[length];
        for (int i = 0; i < block.size(); i++) {
            long value = block.wholeElement(i);
            if (value < 0 || value >= length) {
                throw new IllegalArgumentException(
                        "bincount of " + value + ", but there are bins from 0 to " + (length - 1));
            }
            counts[(int) value]++;
        }
        return Block.of(counts);
    }
}
