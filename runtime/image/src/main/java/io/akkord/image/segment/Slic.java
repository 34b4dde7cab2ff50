package io.akkord.image.segment;

import io.akkord.image.raster.Raster;
import java.util.Arrays;

/**
 * Superpixels by SLIC (Achanta and others 2012): k-means over colour in CIELAB and place, each centre looking only around
 * itself; then stray parts go to a neighbour.
 */
final class Slic {

    private static final int ROUNDS = 10;

    private final int width;
    private final int height;
    private final int side;
    private final float nearness;
    private final float[] colours;
    private final int[] labels;
    private final float[] distances;
    /** Five numbers a centre: lightness, green to red, blue to yellow, column, row. */
    private float[] centres;

    Slic(Raster raster, int side, double compactness) {
        this.width = raster.width();
        this.height = raster.height();
        this.side = side;
        this.nearness = (float) (compactness / side);
        this.colours = CieLab.of(raster);
        this.labels = new int[width * height];
        this.distances = new float[width * height];
        this.centres = grid();
    }

    private float[] grid() {
        int columns = Math.max(1, Math.round((float) width / side));
        int rows = Math.max(1, Math.round((float) height / side));
        float[] made = new float[columns * rows * 5];
        for (int i = 0; i < columns * rows; i++) {
            int x = (int) ((i % columns + 0.5) * width / columns);
            int row = i / columns;
            int y = (int) ((row + 0.5) * height / rows);
            System.arraycopy(colours, (y * width + x) * 3, made, i * 5, 3);
            made[i * 5 + 3] = x;
            made[i * 5 + 4] = y;
        }
        return made;
    }

    Segments segments() {
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(distances, Float.MAX_VALUE);
            for (int centre = 0; centre < centres.length / 5; centre++) {
                claim(centre);
            }
            move();
        }
        return joined();
    }

    /** Takes the pixels around a centre that no other is nearer to. */
    private void claim(int centre) {
        int x = (int) centres[centre * 5 + 3];
        int y = (int) centres[centre * 5 + 4];
        for (int row = Math.max(0, y - 2 * side); row < Math.min(height, y + 2 * side + 1); row++) {
            for (int column = Math.max(0, x - 2 * side); column < Math.min(width, x + 2 * side + 1); column++) {
                int pixel = row * width + column;
                float distance = distance(centre, pixel, column, row);
                if (distance < distances[pixel]) {
                    distances[pixel] = distance;
                    labels[pixel] = centre;
                }
            }
        }
    }

    private float distance(int centre, int pixel, int column, int row) {
        float light = colours[pixel * 3] - centres[centre * 5];
        float red = colours[pixel * 3 + 1] - centres[centre * 5 + 1];
        float yellow = colours[pixel * 3 + 2] - centres[centre * 5 + 2];
        float x = (column - centres[centre * 5 + 3]) * nearness;
        float y = (row - centres[centre * 5 + 4]) * nearness;
        return light * light + red * red + yellow * yellow + x * x + y * y;
    }

    /** Each centre goes to the mean of its pixels; one without any stays. */
    private void move() {
        double[] sums = new double[centres.length];
        int[] counts = new int[centres.length / 5];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int centre = labels[pixel];
            counts[centre]++;
            for (int i = 0; i < 3; i++) {
                sums[centre * 5 + i] += colours[pixel * 3 + i];
            }
            sums[centre * 5 + 3] += pixel % width;
            int row = pixel / width;
            sums[centre * 5 + 4] += row;
        }
        for (int i = 0; i < centres.length; i++) {
            centres[i] = counts[i / 5] == 0 ? centres[i] : (float) (sums[i] / counts[i / 5]);
        }
    }

    /** Parts of less than a quarter of a superpixel go to the one before them. */
    private Segments joined() {
        Segments parts = ConnectedComponents.same(
                width, height, false, pixel -> true, (one, other) -> labels[one] == labels[other]);
        int[] areas = parts.areas();
        int[] renamed = new int[parts.count() + 1];
        int count = 0;
        for (int pixel = 0; pixel < parts.labels().length; pixel++) {
            int part = parts.labels()[pixel];
            if (renamed[part] == 0) {
                boolean large = areas[part] * 4 >= side * side || pixel == 0;
                int before = pixel % width > 0 ? pixel - 1 : pixel - width;
                renamed[part] = large ? ++count : renamed[parts.labels()[before]];
            }
        }
        int[] all = new int[parts.labels().length];
        for (int pixel = 0; pixel < all.length; pixel++) {
            all[pixel] = renamed[parts.labels()[pixel]];
        }
        return new Segments(width, height, count, all);
    }
}
