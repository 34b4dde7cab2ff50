package io.akkord.image.kernel;

import io.akkord.image.raster.ImageStep.Filter;
import io.akkord.image.raster.Raster;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How one side of an image is brought to another length: new sample {@code i} is the sum, over {@code k}, of old sample
 * {@code first[i] + k} times {@code weights[i][k]}. The weights of one sample add up to 1.
 */
record Resampling(int[] first, float[][] weights) {

    /** The parameter of Keys' cubic convolution that OpenCV takes too. */
    private static final double CUBIC = -0.75;

    private static final int LANCZOS = 4;

    /** Fills {@code to} with the whole of {@code from}: along the rows first, then along the columns. */
    static void resize(Raster from, Raster to, Filter filter) {
        int length = to.width() * to.channels();
        float[][] rows = new float[from.height()][length];
        side(from.width(), to.width(), filter).alongRows(from, rows);
        Resampling down = side(from.height(), to.height(), filter);
        float[] sums = new float[length];
        for (int y = 0; y < to.height(); y++) {
            Arrays.fill(sums, 0.5f); // to round, not to cut off
            for (int k = 0; k < down.weights[y].length; k++) {
                add(rows[down.first[y] + k], down.weights[y][k], sums);
            }
            for (int at = 0; at < length; at++) {
                to.pixels()[y * length + at] = (byte) (int) Math.max(0, Math.min(255, sums[at]));
            }
        }
    }

    private static Resampling side(int from, int to, Filter filter) {
        var side = new Resampling(new int[to], new float[to][]);
        double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            double place = (i + 0.5) * step - 0.5;
            switch (filter) {
                case NEAREST -> side.copy(i, Math.min(from - 1, (int) (i * step)));
                case AREA -> {
                    if (step > 1) {
                        side.cover(i, i * step, Math.min(from, (i + 1) * step));
                    } else {
                        side.weigh(i, place, from, 1, distance -> 1 - distance);
                    }
                }
                case LINEAR -> side.weigh(i, place, from, 1, distance -> 1 - distance);
                case CUBIC -> side.weigh(i, place, from, 2, Resampling::cubic);
                case LANCZOS -> side.weigh(i, place, from, LANCZOS, Resampling::lanczos);
            }
        }
        return side;
    }

    private void copy(int i, int old) {
        first[i] = old;
        weights[i] = new float[] {1};
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

    /** New sample {@code i} lies at this place between the centres of old ones; beyond the border lies its copy. */
    private void weigh(int i, double place, int from, int reach, DoubleUnaryOperator weight) {
        int begin = (int) Math.floor(place) - reach + 1;
        int low = Math.max(0, Math.min(from - 1, begin));
        int high = Math.max(0, Math.min(from - 1, begin + 2 * reach - 1));
        first[i] = low;
        weights[i] = new float[high - low + 1];
        double sum = 0;
        for (int k = 0; k < 2 * reach; k++) {
            sum += weight.applyAsDouble(Math.abs(place - begin - k));
        }
        for (int k = 0; k < 2 * reach; k++) {
            int old = Math.max(low, Math.min(high, begin + k));
            weights[i][old - low] += (float) (weight.applyAsDouble(Math.abs(place - begin - k)) / sum);
        }
    }

    /** Keys 1981. */
    private static double cubic(double distance) {
        return distance <= 1
                ? ((CUBIC + 2) * distance - (CUBIC + 3)) * distance * distance + 1
                : ((CUBIC * distance - 5 * CUBIC) * distance + 8 * CUBIC) * distance - 4 * CUBIC;
    }

    private static double lanczos(double distance) {
        return distance == 0
                ? 1
                : distance >= LANCZOS ? 0 : sinc(Math.PI * distance) * sinc(Math.PI * distance / LANCZOS);
    }

    private static double sinc(double x) {
        return Math.sin(x) / x;
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
