package io.akkord.array.tile;

/**
 * Random numbers by counting: the number of element i is a function of the key and of i alone. So they are the same
 * however an array is cut, and whoever computes which chunk, and chunks need no streams of their own.
 *
 * <p>The bits of element i are those that SplittableRandom's generator (Steele, Lea, Flood 2014; mixing function variant 13
 * of D. Stafford) gives at its i-th step from the key. Where one draw is not enough, further ones come from a second
 * generator that starts at the element's bits.
 */
final class RandomNumbers {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private RandomNumbers() {}

    static long bits(long key, long index) {
        return mix(key + (index + 1) * GOLDEN);
    }

    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    static void uniform(double[] out, int at, long key, long first, int n, double low, double high) {
        double width = high - low;
        long state = key + first * GOLDEN;
        for (int i = 0; i < n; i++) {
            state += GOLDEN;
            out[at + i] = low + width * unit(mix(state));
        }
    }

    static void exponential(double[] out, int at, long key, long first, int n, double scale) {
        for (int i = 0; i < n; i++) {
            out[at + i] = -scale * Math.log1p(-unit(bits(key, first + i)));
        }
    }

    /** From low to below high, each equally often but for one part in 2^64 of the range. */
    static void integers(long[] out, int at, long key, long first, int n, long low, long high) {
        long range = high - low;
        for (int i = 0; i < n; i++) {
            long bits = bits(key, first + i);
            out[at + i] = low + Math.multiplyHigh(bits, range) + ((bits >> 63) & range);
        }
    }

    static void normal(double[] out, int at, long key, long first, int n, double mean, double deviation) {
        long state = key + first * GOLDEN;
        for (int i = 0; i < n; i++) {
            state += GOLDEN;
            out[at + i] = mean + deviation * Ziggurat.normal(mix(state));
        }
    }
}
