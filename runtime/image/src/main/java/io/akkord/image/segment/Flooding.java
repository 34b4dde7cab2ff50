package io.akkord.image.segment;

import io.akkord.image.raster.Raster;
import java.util.PriorityQueue;

/** Watershed by flooding (Meyer 1991): lowest pixels first, of equal ones the one that the water reached first. */
final class Flooding {

    private record Shore(int height, long order, int pixel) implements Comparable<Shore> {
        @Override
        public int compareTo(Shore other) {
            return height == other.height ? Long.compare(order, other.order) : Integer.compare(height, other.height);
        }
    }

    private final int width;
    private final int height;
    private final int[] gradient;
    private final int[] labels;
    private final PriorityQueue<Shore> shores = new PriorityQueue<>();
    private long order;

    private Flooding(int width, int height, int[] gradient, int[] labels) {
        this.width = width;
        this.height = height;
        this.gradient = gradient;
        this.labels = labels;
    }

    static Segments of(Raster raster, double flat, int leastArea) {
        int[] gradient = gradient(raster);
        // Sobel's weights add up to 8 for a step over two pixels.
        Segments flats =
                ConnectedComponents.of(raster.width(), raster.height(), true, pixel -> gradient[pixel] <= flat * 8);
        int[] kept = new int[flats.count() + 1];
        int[] areas = flats.areas();
        int count = 0;
        for (int label = 1; label < kept.length; label++) {
            kept[label] = areas[label] >= leastArea ? ++count : 0;
        }
        int[] labels = new int[gradient.length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            labels[pixel] = kept[flats.labels()[pixel]];
        }
        new Flooding(raster.width(), raster.height(), gradient, labels).run();
        return new Segments(raster.width(), raster.height(), count, labels);
    }

    private static int[] gradient(Raster raster) {
        int width = raster.width();
        int height = raster.height();
        int[] gradient = new int[width * height];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1);
            int below = Math.min(height - 1, y + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(width - 1, x + 1);
                int most = 0;
                for (int c = 0; c < raster.channels(); c++) {
                    int falling = raster.sample(right, below, c) - raster.sample(left, above, c);
                    int rising = raster.sample(right, above, c) - raster.sample(left, below, c);
                    int across = falling + rising + 2 * (raster.sample(right, y, c) - raster.sample(left, y, c));
                    int down = falling - rising + 2 * (raster.sample(x, below, c) - raster.sample(x, above, c));
                    most = Math.max(most, Math.abs(across) + Math.abs(down));
                }
                gradient[y * width + x] = most;
            }
        }
        return gradient;
    }

    private void run() {
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if (labels[pixel] > 0) {
                reachNeighbours(pixel);
            }
        }
        while (!shores.isEmpty()) {
            reachNeighbours(shores.remove().pixel());
        }
    }

    private void reachNeighbours(int pixel) {
        int x = pixel % width;
        int y = pixel / width;
        reachIf(x > 0, pixel - 1, labels[pixel]);
        reachIf(x < width - 1, pixel + 1, labels[pixel]);
        reachIf(y > 0, pixel - width, labels[pixel]);
        reachIf(y < height - 1, pixel + width, labels[pixel]);
    }

    private void reachIf(boolean there, int pixel, int label) {
        if (there && labels[pixel] == 0) {
            labels[pixel] = label;
            shores.add(new Shore(gradient[pixel], order++, pixel));
        }
    }
}
