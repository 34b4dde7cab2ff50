package io.akkord.image.feature;

import io.akkord.image.raster.Raster;

/** One histogram a cell, then blocks of cells normalised by L2 with clipping. */
final class GradientHistograms {

    private static final float LARGEST = 0.2f;
    private static final float TINY = 1e-5f;

    private final Raster raster;
    private final Feature.Hog settings;
    private final int columns;
    private final int rows;
    private final float[] cells;

    GradientHistograms(Raster raster, Feature.Hog settings) {
        this.raster = raster;
        this.settings = settings;
        this.columns = raster.width() / settings.cell();
        this.rows = raster.height() / settings.cell();
        if (columns < settings.block() || rows < settings.block()) {
            throw new IllegalArgumentException("the image is " + raster.width() + "x" + raster.height()
                    + ", smaller than one block of " + settings.block() + "x" + settings.block() + " cells of "
                    + settings.cell() + " pixels; enlarge it, or use smaller cells");
        }
        this.cells = new float[columns * rows * settings.orientations()];
        for (int y = 0; y < rows * settings.cell(); y++) {
            for (int x = 0; x < columns * settings.cell(); x++) {
                vote(x, y);
            }
        }
    }

    /** A pixel counts by the size of its gradient, shared between the two nearest orientations. */
    private void vote(int x, int y) {
        int across = 0;
        int down = 0;
        for (int channel = 0; channel < raster.channels(); channel++) {
            int right = raster.sample(Math.min(raster.width() - 1, x + 1), y, channel);
            int left = raster.sample(Math.max(0, x - 1), y, channel);
            int below = raster.sample(x, Math.min(raster.height() - 1, y + 1), channel);
            int above = raster.sample(x, Math.max(0, y - 1), channel);
            if (square(right - left) + square(below - above) > square(across) + square(down)) {
                across = right - left;
                down = below - above;
            }
        }
        int bins = settings.orientations();
        double turn = Math.atan2(down, across) / Math.PI;
        double place = (turn < 0 ? turn + 1 : turn) * bins - 0.5;
        int first = (int) Math.floor(place);
        float second = (float) (place - first);
        float size = (float) Math.sqrt(square(across) + square(down));
        int cell = (y / settings.cell() * columns + x / settings.cell()) * bins;
        cells[cell + Math.floorMod(first, bins)] += size * (1 - second);
        cells[cell + Math.floorMod(first + 1, bins)] += size * second;
    }

    private static int square(int value) {
        return value * value;
    }

    float[] blocks() {
        int side = settings.block();
        int bins = settings.orientations();
        float[] all = new float[(columns - side + 1) * (rows - side + 1) * side * side * bins];
        int at = 0;
        for (int row = 0; row + side <= rows; row++) {
            for (int column = 0; column + side <= columns; column++) {
                int start = at;
                for (int cell = 0; cell < side * side; cell++) {
                    int from = ((row + cell / side) * columns + column + cell % side) * bins;
                    System.arraycopy(cells, from, all, at, bins);
                    at += bins;
                }
                normalise(all, start, at);
                for (int i = start; i < at; i++) {
                    all[i] = Math.min(LARGEST, all[i]);
                }
                normalise(all, start, at);
            }
        }
        return all;
    }

    private static void normalise(float[] all, int from, int to) {
        double sum = TINY * TINY;
        for (int i = from; i < to; i++) {
            sum += all[i] * all[i];
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = from; i < to; i++) {
            all[i] *= scale;
        }
    }
}
