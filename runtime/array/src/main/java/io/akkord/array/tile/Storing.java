package io.akkord.array.tile;

/** Writes tiles to where blocks keep their elements. */
final class Storing {

    private Storing() {}

    static void store(Tile from, Object to, int start, int n) {
        if (to instanceof double[] values) {
            System.arraycopy(from.doubles, from.at, values, start, n);
        } else if (to instanceof long[] values) {
            System.arraycopy(from.longs, from.at, values, start, n);
        } else if (to instanceof float[] values) {
            for (int i = 0; i < n; i++) {
                values[start + i] = (float) from.doubles[from.at + i];
            }
        } else if (to instanceof int[] values) {
            for (int i = 0; i < n; i++) {
                values[start + i] = (int) from.longs[from.at + i];
            }
        } else {
            boolean[] values = (boolean[]) to;
            for (int i = 0; i < n; i++) {
                values[start + i] = from.longs[from.at + i] != 0;
            }
        }
    }
}
