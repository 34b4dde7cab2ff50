package io.akkord.samples.images;

import java.util.Arrays;

/**
 * How one side of an image is brought to another length: new sample {@code i} is the sum, over {@code k}, of old sample
 * {@code first[i] + k} times {@code weights[i][k]}. The weights of one sample add up to 1.
 */
record Resampling(int[] first, float[][] weights) {

    /** Fills {@code to} with the whole of {@code from}: along the rows first, then along the columns. */
    static void resize(Raster from, Raster to) {
        int length = to.width() * to.channels();
        float[][] rows = new float[from.height()][length];
        side(from.width(), to.width()).alongRows(from, rows);
        Resampling down = side(from.height(), to.height());
        float[] sums = new float[length];
        for (int y = 0; y < to.height(); y++) {
            Arrays.fill(sums, 0.5f); // to round, not to cut off
            for (int k = 0; k < down.weights[y].length; k++) {
                add(rows[down.first[y] + k], down.weights[y][k], sums);
            }
            for (int at = 0; at < length; at++) {
                to.pixels()[y * length + at] = (byte) (int) sums[at];
            }
        }
    }

    private static Resampling side(int from, int to) {
        var side = new Resampling(new int[to], new float[to][]);
        double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (step > 1) {
                side.cover(i, i * step, Math.min(from, (i + 1) * step));
            } else {
                side.interpolate(i, Math.min(from - 1, Math.max(0, (i + 0.5) * step - 0.5)));
            }
        }
        return side;
    }

    /** New sample {@code i} is the mean of what lies between two places; the outer samples count in part. */
    private void cover(int i, double start, double end) {
        first[i] = (int) start;
        weights[i] = new float[(int) Math.ceil(end) - first[i]];
        for (int k = 0; k < weights[i].length; k++) {
            double left = Math.max(start, first[i] + k);
            double right = Math.min(end, first[i] + k + 1);
            weights[i][k] = (float) ((right - left) / (end - start));
        }
    }

    /** New sample {@code i} lies at this place between the centres of old ones. */
    private void interpolate(int i, double place) {
        first[i] = (int) place;
        float right = (float) (place - first[i]);
        weights[i] = right == 0 ? new float[] {1} : new float[] {1 - right, right};
    }

    private void alongRows(Raster from, float[][] to) {
        int channels = from.channels();
        byte[] pixels = from.pixels();
        for (int y = 0; y < from.height(); y++) {
            int row = y * from.width() * channels;
            for (int at = 0; at < to[y].length; at++) {
                int x = at / channels;
                int old = row + first[x] * channels + at % channels;
                float sum = 0;
                for (float weight : weights[x]) {
                    sum += weight * (pixels[old] & 0xff);
                    old += channels;
                }
                to[y][at] = sum;
            }
        }
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int at = 0; at < sums.length; at++) {
            sums[at] += weight * row[at];
        }
    }
}
