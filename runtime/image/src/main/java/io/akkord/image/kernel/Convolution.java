package io.akkord.image.kernel;

import io.akkord.image.raster.Raster;

/** Gaussian smoothing, along the rows and then along the columns; beyond the border the image continues mirrored. */
final class Convolution {

    private Convolution() {}

    /** Smoothed samples, as floats, in the order of the raster's. */
    static float[] gaussian(Raster raster, double sigma) {
        float[] weights = weights(sigma);
        float[] samples = new float[raster.pixels().length];
        for (int at = 0; at < samples.length; at++) {
            samples[at] = raster.pixels()[at] & 0xff;
        }
        int row = raster.width() * raster.channels();
        float[] along = new float[samples.length];
        for (int y = 0; y < raster.height(); y++) {
            line(samples, along, y * row, raster.channels(), raster.width(), raster.channels(), weights);
        }
        float[] down = new float[samples.length];
        for (int x = 0; x < row; x++) {
            line(along, down, x, row, raster.height(), 1, weights);
        }
        return down;
    }

    /** Three sigmas to either side, as OpenCV has it for bytes; they add up to 1. */
    private static float[] weights(double sigma) {
        int radius = ((int) Math.round(sigma * 6 + 1) | 1) / 2;
        double[] exact = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = Math.exp(-(i - radius) * (double) (i - radius) / (2 * sigma * sigma));
            sum += exact[i];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    /** Smooths {@code count} places, {@code step} apart, each of so many neighbouring channels. */
    private static void line(float[] from, float[] to, int start, int step, int count, int channels, float[] weights) {
        int radius = weights.length / 2;
        for (int i = 0; i < count; i++) {
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int k = -radius; k <= radius; k++) {
                    sum += weights[k + radius] * from[start + mirrored(i + k, count) * step + channel];
                }
                to[start + i * step + channel] = sum;
            }
        }
    }

    /** The border itself is not repeated. */
    private static int mirrored(int place, int count) {
        if (count == 1) {
            return 0;
        }
        int period = 2 * (count - 1);
        int within = Math.floorMod(place, period);
        return within < count ? within : period - within;
    }
}
