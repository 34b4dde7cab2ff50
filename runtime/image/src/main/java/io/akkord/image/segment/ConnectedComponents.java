package io.akkord.image.segment;

import io.akkord.image.raster.Raster;
import java.util.function.IntPredicate;

/** Two passes over the pixels with union-find in between (Rosenfeld and Pfaltz 1966). */
final class ConnectedComponents {

    private final int width;
    private final int[] parents;

    private ConnectedComponents(int width, int pixels) {
        this.width = width;
        this.parents = new int[pixels];
    }

    static Segments of(Raster raster, boolean corners) {
        int channels = raster.channels();
        byte[] samples = raster.pixels();
        return of(raster.width(), raster.height(), corners, pixel -> {
            for (int channel = 0; channel < channels; channel++) {
                if (samples[pixel * channels + channel] != 0) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The components of the pixels that belong to any. */
    static Segments of(int width, int height, boolean corners, IntPredicate belongs) {
        return same(width, height, corners, belongs, (one, other) -> true);
    }

    /** Whether two neighbours belong to one component. */
    interface Alike {
        boolean test(int pixel, int neighbour);
    }

    /** The components of pixels that are alike and touch. */
    static Segments same(int width, int height, boolean corners, IntPredicate belongs, Alike alike) {
        ConnectedComponents found = new ConnectedComponents(width, width * height);
        for (int pixel = 0; pixel < width * height; pixel++) {
            found.parents[pixel] = -1;
            if (!belongs.test(pixel)) {
                continue;
            }
            found.parents[pixel] = pixel;
            int x = pixel % width;
            found.joinIf(x > 0, pixel, pixel - 1, alike);
            found.joinIf(pixel >= width, pixel, pixel - width, alike);
            found.joinIf(corners && x > 0 && pixel >= width, pixel, pixel - width - 1, alike);
            found.joinIf(corners && x < width - 1 && pixel >= width, pixel, pixel - width + 1, alike);
        }
        return found.numbered(height);
    }

    private void joinIf(boolean there, int pixel, int neighbour, Alike alike) {
        if (there && parents[neighbour] >= 0 && alike.test(pixel, neighbour)) {
            int one = root(pixel);
            int other = root(neighbour);
            parents[Math.max(one, other)] = Math.min(one, other);
        }
    }

    private int root(int pixel) {
        int at = pixel;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Roots are the first pixels of their components. */
    private Segments numbered(int height) {
        int[] labels = new int[parents.length];
        int count = 0;
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if (parents[pixel] >= 0) {
                int root = root(pixel);
                labels[pixel] = root == pixel ? ++count : labels[root];
            }
        }
        return new Segments(width, height, count, labels);
    }
}
