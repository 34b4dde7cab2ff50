package io.akkord.array.tile;

/** Loops over doubles that the compiler turns into vector instructions; each stands by itself for its sake. */
final class DoubleLoops {

    private DoubleLoops() {}

    static void negative(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] z = out.doubles;
        int from = a.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = -x[from + i];
        }
    }

    static void absolute(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] z = out.doubles;
        int from = a.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = Math.abs(x[from + i]);
        }
    }

    static void square(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] z = out.doubles;
        int from = a.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[from + i] * x[from + i];
        }
    }

    static void sqrt(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] z = out.doubles;
        int from = a.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = Math.sqrt(x[from + i]);
        }
    }

    static void add(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] + y[q + i];
        }
    }

    static void subtract(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] - y[q + i];
        }
    }

    static void multiply(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] * y[q + i];
        }
    }

    static void divide(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = x[p + i] / y[q + i];
        }
    }

    static void minimum(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = Math.min(x[p + i], y[q + i]);
        }
    }

    static void maximum(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        double[] y = b.doubles;
        double[] z = out.doubles;
        int p = a.at;
        int q = b.at;
        int to = out.at;
        for (int i = 0; i < n; i++) {
            z[to + i] = Math.max(x[p + i], y[q + i]);
        }
    }

    static void where(Tile a, Tile b, Tile c, Tile out, int n) {
        long[] condition = a.longs;
        double[] x = b.doubles;
        double[] y = c.doubles;
        double[] z = out.doubles;
        for (int i = 0; i < n; i++) {
            z[out.at + i] = condition[a.at + i] != 0 ? x[b.at + i] : y[c.at + i];
        }
    }

    static void toLongs(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        long[] z = out.longs;
        for (int i = 0; i < n; i++) {
            z[out.at + i] = (long) x[a.at + i];
        }
    }

    static void toBooleans(Tile a, Tile b, Tile c, Tile out, int n) {
        double[] x = a.doubles;
        long[] z = out.longs;
        for (int i = 0; i < n; i++) {
            z[out.at + i] = x[a.at + i] != 0 ? 1 : 0;
        }
    }

    /** To the nearest float, in place. */
    static void roundToFloat(Tile tile, int n) {
        double[] z = tile.doubles;
        int at = tile.at;
        for (int i = 0; i < n; i++) {
            z[at + i] = (float) z[at + i];
        }
    }
}
