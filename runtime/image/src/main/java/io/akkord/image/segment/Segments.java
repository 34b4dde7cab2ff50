package io.akkord.image.segment;

import io.akkord.image.raster.Raster;
import java.util.Arrays;

/**
 * An image cut into segments.
 *
 * @param width in pixels
 * @param height in pixels
 * @param count segments; 0 if there is none
 * @param labels the segment of each pixel, row by row: 1 to {@code count}, 0 for background
 */
public record Segments(int width, int height, int count, int[] labels) {

    /** Pixels of each segment; place 0 is the background's. */
    public int[] areas() {
        int[] areas = new int[count + 1];
        for (int label : labels) {
            areas[label]++;
        }
        return areas;
    }

    public int label(int x, int y) {
        return labels[y * width + x];
    }

    /** The pixels whose right or lower neighbour is in another segment, white on black: one channel. */
    public Raster borders() {
        Raster borders = Raster.black(width, height, 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int here = label(x, y);
                boolean ends =
                        (x + 1 < width && label(x + 1, y) != here) || (y + 1 < height && label(x, y + 1) != here);
                borders.pixels()[y * width + x] = (byte) (ends ? 255 : 0);
            }
        }
        return borders;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segments that
                && width == that.width
                && height == that.height
                && count == that.count
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return (width * 31 + height) * 31 + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "Segments[" + width + "x" + height + ", " + count + "]";
    }
}
