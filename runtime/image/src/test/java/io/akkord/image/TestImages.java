package io.akkord.image;

import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import java.util.Random;

/** Images with edges, slopes, curves and noise, the same for the same seed. */
public final class TestImages {

    private TestImages() {}

    public static Raster of(int width, int height, int channels, long seed) {
        Random random = new Random(seed);
        Raster raster = Raster.black(width, height, channels);
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double round = Math.hypot(x - width / 3.0, y - height / 2.0) < Math.min(width, height) / 4.0 ? 110 : 0;
                double board = (x / 17 + y / 13) % 2 == 0 ? 60 : 0;
                for (int channel = 0; channel < channels; channel++) {
                    double slope = 60.0 * (channel == 1 ? y : x) / Math.max(width, height);
                    raster.pixels()[at++] = (byte) Math.min(255, round + board + slope + random.nextInt(20));
                }
            }
        }
        return raster;
    }

    public static Raster apply(Kernel kernel, Raster raster, ImageStep... steps) {
        Picture picture = kernel.of(raster);
        for (ImageStep step : steps) {
            picture = picture.apply(step);
        }
        try (Picture last = picture) {
            return last.raster();
        }
    }

    public static byte[] encode(Raster raster, String format) {
        try (Picture picture = Kernel.java().of(raster)) {
            return picture.encode(format, 95);
        }
    }
}
