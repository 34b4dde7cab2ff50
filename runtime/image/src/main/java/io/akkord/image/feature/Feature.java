package io.akkord.image.feature;

import io.akkord.image.raster.Raster;

/** Numbers that describe an image as a whole, for comparing and learning: the same length for images of one size. */
public sealed interface Feature {

    /** Describes an image. Pure: the same image gives the same numbers. */
    float[] of(Raster raster);

    /**
     * How often samples fall into each part of their range, channel after channel; each channel adds up to 1.
     *
     * @param bins parts of equal length, 1 to 256
     */
    record Histogram(int bins) implements Feature {
        public Histogram {
            if (bins < 1 || bins > 256) {
                throw new IllegalArgumentException("the number of bins is " + bins + "; use 1 to 256");
            }
        }

        @Override
        public float[] of(Raster raster) {
            float[] histogram = new float[bins * raster.channels()];
            float part = 1f / (raster.width() * raster.height());
            for (int at = 0; at < raster.pixels().length; at++) {
                int bin = (raster.pixels()[at] & 0xff) * bins / 256;
                histogram[at % raster.channels() * bins + bin] += part;
            }
            return histogram;
        }
    }

    /**
     * Histograms of oriented gradients (Dalal and Triggs 2005), from the strongest channel of each pixel.
     *
     * @param cell side of a cell in pixels; what is left over at the right and below is not looked at
     * @param block cells along the side of a block, within which histograms are normalised
     * @param orientations parts of half a turn
     */
    record Hog(int cell, int block, int orientations) implements Feature {

        /** Cells of 8 pixels, blocks of 2 cells, 9 orientations. */
        public static final Hog USUAL = new Hog(8, 2, 9);

        public Hog {
            if (cell < 1 || block < 1 || orientations < 1) {
                throw new IllegalArgumentException("cells of " + cell + " pixels, blocks of " + block + " cells and "
                        + orientations + " orientations are given; each must be 1 or more");
            }
        }

        @Override
        public float[] of(Raster raster) {
            return new GradientHistograms(raster, this).blocks();
        }
    }
}
