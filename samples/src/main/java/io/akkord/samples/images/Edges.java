package io.akkord.samples.images;

/** The steps of {@link Filters#edges}: smooth, take the gradient, keep its crests. Beyond the border lies its copy. */
final class Edges {

    /** From here up a line is white, in grey levels a pixel. A smoothed step from black to white has 80. */
    private static final float STEEPEST = 60;

    /** Up to here it is noise, and no line. */
    private static final float NOISE = 3;

    /** The tangent of 22.5 degrees: with it, the eight neighbours of a pixel share the circle evenly. */
    private static final float EIGHTH = 0.4142f;

    private final int width;
    private final int height;

    private Edges(Raster grey) {
        this.width = grey.width();
        this.height = grey.height();
    }

    static Raster of(Raster grey) {
        var edges = new Edges(grey);
        float[] smooth = new float[grey.pixels().length];
        for (int at = 0; at < smooth.length; at++) {
            smooth[at] = grey.pixels()[at] & 0xff;
        }
        for (int times = 0; times < 2; times++) {
            smooth = edges.alongColumns(edges.alongRows(smooth, 0.25f, 0.5f, 0.25f), 0.25f, 0.5f, 0.25f);
        }
        float[] across = edges.alongColumns(edges.alongRows(smooth, -0.5f, 0, 0.5f), 0.25f, 0.5f, 0.25f);
        float[] down = edges.alongColumns(edges.alongRows(smooth, 0.25f, 0.5f, 0.25f), -0.5f, 0, 0.5f);
        return edges.crests(across, down);
    }

    /** Each value becomes the weighted sum of its left neighbour, itself and its right neighbour. */
    private float[] alongRows(float[] from, float before, float here, float after) {
        float[] to = new float[from.length];
        for (int row = 0; row < from.length; row += width) {
            int last = row + width - 1;
            for (int at = row + 1; at < last; at++) {
                to[at] = before * from[at - 1] + here * from[at] + after * from[at + 1];
            }
            to[row] = (before + here) * from[row] + after * from[Math.min(last, row + 1)];
            to[last] = before * from[Math.max(row, last - 1)] + (here + after) * from[last];
        }
        return to;
    }

    /** Each value becomes the weighted sum of its upper neighbour, itself and its lower neighbour. */
    private float[] alongColumns(float[] from, float before, float here, float after) {
        float[] to = new float[from.length];
        for (int row = 0; row < from.length; row += width) {
            int above = Math.max(0, row - width);
            int below = Math.min(from.length - width, row + width);
            for (int x = 0; x < width; x++) {
                to[row + x] = before * from[above + x] + here * from[row + x] + after * from[below + x];
            }
        }
        return to;
    }

    /** Draws the pixels that are steeper than the two before and behind them, in the direction of the gradient. */
    private Raster crests(float[] across, float[] down) {
        float[] steepness = new float[across.length];
        for (int at = 0; at < steepness.length; at++) {
            steepness[at] = (float) Math.sqrt(across[at] * across[at] + down[at] * down[at]);
        }
        Raster lines = Raster.black(width, height, 1);
        for (int at = 0; at < steepness.length; at++) {
            if (steepness[at] > NOISE && isCrest(steepness, at, across[at], down[at])) {
                lines.pixels()[at] = brightness(steepness[at]);
            }
        }
        return lines;
    }

    private boolean isCrest(float[] steepness, int at, float across, float down) {
        int stepX = Math.abs(across) > EIGHTH * Math.abs(down) ? (int) Math.signum(across) : 0;
        int stepY = Math.abs(down) > EIGHTH * Math.abs(across) ? (int) Math.signum(down) : 0;
        int x = at % width;
        int y = at / width;
        // Of two that are equally steep, one is drawn.
        return steepness[at] > steepness(steepness, x + stepX, y + stepY)
                && steepness[at] >= steepness(steepness, x - stepX, y - stepY);
    }

    private float steepness(float[] steepness, int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : steepness[y * width + x];
    }

    /** The square root lifts the faint lines. */
    private static byte brightness(float steepness) {
        return (byte) (int) Math.min(255, 255 * Math.sqrt((steepness - NOISE) / (STEEPEST - NOISE)));
    }
}
