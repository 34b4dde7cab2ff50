package io.akkord.image.raster;

import java.util.Arrays;

/**
 * An image in memory: {@code height} rows from the top, each of {@code width} pixels from the left, each of
 * {@code channels} bytes. One channel is grey; three are red, green and blue. A byte is an unsigned sample, from 0
 * (black) to 255.
 *
 * <p>Equal when sizes and samples are. The array is not copied: leave it alone once it is in a raster.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param channels 1 or 3
 * @param pixels exactly {@code width * height * channels} samples
 */
public record Raster(int width, int height, int channels, byte[] pixels) {

    /** Throws {@link IllegalArgumentException} when the sizes are out of range or do not match the samples. */
    public Raster {
        length(width, height, channels);
        if ((long) width * height * channels != pixels.length) {
            throw new IllegalArgumentException(
                    name(width, height, channels) + " does not match its " + pixels.length + " samples");
        }
    }

    /** A black raster of this size. */
    public static Raster black(int width, int height, int channels) {
        return new Raster(width, height, channels, new byte[length(width, height, channels)]);
    }

    /** The sample of a channel at column {@code x} and row {@code y}, 0 to 255. */
    public int sample(int x, int y, int channel) {
        return pixels[(y * width + x) * channels + channel] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Raster that
                && width == that.width
                && height == that.height
                && channels == that.channels
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return ((width * 31 + height) * 31 + channels) * 31 + Arrays.hashCode(pixels);
    }

    /** Its size only, such as {@code Raster[512x384x3]}. */
    @Override
    public String toString() {
        return name(width, height, channels);
    }

    private static int length(int width, int height, int channels) {
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(
                    name(width, height, channels) + " must have a width, a height, and 1 or 3 channels");
        }
        if ((long) width * height > Integer.MAX_VALUE / channels) {
            throw new IllegalArgumentException(name(width, height, channels) + " is too large for one array");
        }
        return width * height * channels;
    }

    private static String name(int width, int height, int channels) {
        return "Raster[" + width + "x" + height + "x" + channels + "]";
    }
}
