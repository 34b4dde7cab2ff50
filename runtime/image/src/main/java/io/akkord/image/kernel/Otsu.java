package io.akkord.image.kernel;

import io.akkord.image.raster.Raster;

/** The level that separates dark and bright samples best: the variance between both classes is greatest (Otsu 1979). */
final class Otsu {

    private Otsu() {}

    /** The brightest sample that belongs to the dark ones. */
    static int level(Raster grey) {
        long[] counts = new long[256];
        long sum = 0;
        for (byte sample : grey.pixels()) {
            counts[sample & 0xff]++;
            sum += sample & 0xff;
        }
        long dark = 0;
        long darkSum = 0;
        double greatest = 0;
        int best = 0;
        for (int level = 0; level < 256; level++) {
            dark += counts[level];
            darkSum += level * counts[level];
            long bright = grey.pixels().length - dark;
            if (dark == 0 || bright == 0) {
                continue;
            }
            double apart = (double) darkSum / dark - (double) (sum - darkSum) / bright;
            double variance = (double) dark * bright * apart * apart;
            if (variance > greatest) {
                greatest = variance;
                best = level;
            }
        }
        return best;
    }
}
