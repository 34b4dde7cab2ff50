package io.akkord.image.kernel;

import io.akkord.image.raster.Raster;
import java.util.ArrayDeque;

/**
 * Canny's edges (1986) as OpenCV defines them: Sobel's gradient over 3 x 3 samples with the border continued by its copy, its
 * size as the sum of the absolute components, crests by four directions in fixed-point, thresholds exclusive.
 */
final class CannyEdges {

    /** The tangent of 22.5 degrees, times 2 to the 15th. */
    private static final int TANGENT = 13573;

    private static final byte WHITE = (byte) 255;
    private static final byte MAYBE = 1;

    private final int width;
    private final int height;
    private final int[] across;
    private final int[] down;

    private CannyEdges(Raster grey) {
        this.width = grey.width();
        this.height = grey.height();
        this.across = new int[width * height];
        this.down = new int[width * height];
    }

    static Raster of(Raster grey, double low, double high) {
        CannyEdges edges = new CannyEdges(grey);
        edges.gradient(grey);
        Raster lines = Raster.black(grey.width(), grey.height(), 1);
        edges.follow(lines.pixels(), edges.crests(lines.pixels(), (int) Math.floor(low), (int) Math.floor(high)));
        return lines;
    }

    private void gradient(Raster grey) {
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1);
            int below = Math.min(height - 1, y + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                int falling = grey.sample(right, below, 0) - grey.sample(left, above, 0);
                int rising = grey.sample(right, above, 0) - grey.sample(left, below, 0);
                int at = y * width + x;
                across[at] = falling + rising + 2 * (grey.sample(right, y, 0) - grey.sample(left, y, 0));
                down[at] = falling - rising + 2 * (grey.sample(x, below, 0) - grey.sample(x, above, 0));
            }
        }
    }

    private int size(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return 0;
        }
        int at = y * width + x;
        return Math.abs(across[at]) + Math.abs(down[at]);
    }

    /** Marks crests; those that are lines for sure are queued. */
    private ArrayDeque<Integer> crests(byte[] marks, int low, int high) {
        ArrayDeque<Integer> lines = new ArrayDeque<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int size = size(x, y);
                if (size > low && isCrest(x, y, size)) {
                    int at = y * width + x;
                    marks[at] = size > high ? WHITE : MAYBE;
                    if (size > high) {
                        lines.add(at);
                    }
                }
            }
        }
        return lines;
    }

    /** Of two that are equally steep along a row or column, the second is one; along a diagonal none. */
    private boolean isCrest(int x, int y, int size) {
        int dx = across[y * width + x];
        int dy = down[y * width + x];
        long flat = (long) Math.abs(dx) * TANGENT;
        long steep = flat + ((long) Math.abs(dx) << 16);
        long rise = (long) Math.abs(dy) << 15;
        if (rise < flat) {
            return size > size(x - 1, y) && size >= size(x + 1, y);
        }
        if (rise > steep) {
            return size > size(x, y - 1) && size >= size(x, y + 1);
        }
        int side = (dx ^ dy) < 0 ? -1 : 1;
        return size > size(x - side, y - 1) && size > size(x + side, y + 1);
    }

    /** What touches a line becomes one; what is left of the rest goes. */
    private void follow(byte[] marks, ArrayDeque<Integer> lines) {
        while (!lines.isEmpty()) {
            int at = lines.remove();
            int x = at % width;
            int y = at / width;
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    if (marks[ny * width + nx] == MAYBE) {
                        marks[ny * width + nx] = WHITE;
                        lines.add(ny * width + nx);
                    }
                }
            }
        }
        for (int at = 0; at < marks.length; at++) {
            marks[at] = marks[at] == WHITE ? WHITE : 0;
        }
    }
}
