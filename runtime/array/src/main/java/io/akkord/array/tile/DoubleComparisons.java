package io.akkord.array.tile;

/** Comparisons of doubles: 1 where they hold, else 0; never where there is a NaN, but for not-equal. */
final class DoubleComparisons {

    private DoubleComparisons() {}

    static void less(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] < y[q + i] ? 1 : 0;
        }
    }

    static void lessEqual(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] <= y[q + i] ? 1 : 0;
        }
    }

    static void greater(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] > y[q + i] ? 1 : 0;
        }
    }

    static void greaterEqual(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] >= y[q + i] ? 1 : 0;
        }
    }

    static void equal(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] == y[q + i] ? 1 : 0;
        }
    }

    static void notEqual(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        long[] z = out.longs;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] != y[q + i] ? 1 : 0;
        }
    }
}
