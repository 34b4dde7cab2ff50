package io.akkord.samples.images;

/** Filters from raster to raster; each leaves its input as it is. */
public final class Filters {

    private Filters() {}

    /**
     * Every sample times {@code factor}, rounded, at most 255: 0 is black, 1 changes nothing, 2 is twice as bright.
     *
     * @throws IllegalArgumentException when the factor is negative or not finite
     */
    public static Raster brightness(Raster raster, double factor) {
        if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the brightness factor is " + factor + "; use a finite one from 0 up");
        }
        byte[] table = new byte[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (byte) Math.min(255, Math.round(value * factor));
        }
        byte[] from = raster.pixels();
        byte[] to = new byte[from.length];
        for (int at = 0; at < to.length; at++) {
            to[at] = table[from[at] & 0xff];
        }
        return new Raster(raster.width(), raster.height(), raster.channels(), to);
    }

    /** One channel: 0.299 red + 0.587 green + 0.114 blue. A raster that is grey already is returned as it is. */
    public static Raster grey(Raster raster) {
        if (raster.channels() == 1) {
            return raster;
        }
        Raster grey = Raster.black(raster.width(), raster.height(), 1);
        byte[] from = raster.pixels();
        byte[] to = grey.pixels();
        for (int at = 0, pixel = 0; pixel < to.length; at += 3, pixel++) {
            // The weights in units of 1/65536, which they add up to: white stays white.
            int red = 19595 * (from[at] & 0xff);
            int green = 38470 * (from[at + 1] & 0xff);
            int blue = 7471 * (from[at + 2] & 0xff);
            to[pixel] = (byte) ((red + green + blue + 32768) >> 16);
        }
        return grey;
    }

    /**
     * Thin bright lines on black where the brightness changes, one channel of the same size: the image is made grey and
     * smoothed, its gradient taken, and of that only the crests are kept, the steeper the brighter.
     */
    public static Raster edges(Raster raster) {
        return Edges.of(grey(raster));
    }

    /**
     * The whole image at another size. Along a side that shrinks, each new sample is the mean of the area it covers;
     * along one that grows, it is interpolated between its two neighbours.
     *
     * @throws IllegalArgumentException when the width or the height is below 1 or the result too large for one array
     */
    public static Raster resize(Raster raster, int width, int height) {
        Raster resized = Raster.black(width, height, raster.channels());
        Resampling.resize(raster, resized);
        return resized;
    }
}
