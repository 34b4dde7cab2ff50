package io.akkord.array.tile;

/** Loops over longs that the compiler turns into vector instructions. */
final class LongLoops {

    private LongLoops() {}

    static void add(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] + y[q + i];
        }
    }

    static void subtract(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] - y[q + i];
        }
    }

    static void multiply(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] * y[q + i];
        }
    }

    static void and(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] & y[q + i];
        }
    }

    static void or(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] | y[q + i];
        }
    }

    static void xor(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        long[] y = b.longs;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] ^ y[q + i];
        }
    }

    static void where(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] z = out.longs;
        for (int i = 0; i < n; i++) {
            z[out.at + i] = a.longs[a.at + i] != 0 ? b.longs[b.at + i] : c.longs[c.at + i];
        }
    }

    static void toDoubles(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] x = a.longs;
        double[] z = out.doubles;
        for (int i = 0; i < n; i++) {
            z[out.at + i] = x[a.at + i];
        }
    }

    static void toBooleans(Tile a, Tile b, Tile c, Tile out, int n) {
        for (int i = 0; i < n; i++) {
            out.longs[out.at + i] = a.longs[a.at + i] != 0 ? 1 : 0;
        }
    }

    /** Wraps around to 32 bits, in place. */
    static void wrapToInt(Tile tile, int n) {
        long[] z = tile.longs;
        for (int i = tile.at; i < tile.at + n; i++) {
            z[i] = (int) z[i];
        }
    }
}
