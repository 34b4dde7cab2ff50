package io.akkord.image.segment;

import io.akkord.image.raster.Raster;

/** A way to cut an image into segments. */
public sealed interface Segmentation {

    /** Cuts an image. Pure: the same image gives the same segments. */
    Segments of(Raster raster);

    /**
     * Pixels that are not black and touch: at a side, or also at a corner. Numbered in the order in which their first
     * pixels come, row by row.
     *
     * @param corners whether a corner is enough
     */
    record Components(boolean corners) implements Segmentation {
        @Override
        public Segments of(Raster raster) {
            return ConnectedComponents.of(raster, corners);
        }
    }

    /**
     * The image as a landscape whose height is its gradient, flooded from its flat parts until the waters meet.
     *
     * @param flat up to this gradient, in grey levels a pixel, a pixel is flat
     * @param leastArea a flat part of at least so many pixels gives a segment
     */
    record Watershed(double flat, int leastArea) implements Segmentation {
        public Watershed {
            if (!(flat >= 0) || leastArea < 1) {
                throw new IllegalArgumentException("the gradient of flat parts is " + flat + " and their least area "
                        + leastArea + "; use one from 0 up, and 1 or more");
            }
        }

        @Override
        public Segments of(Raster raster) {
            return Flooding.of(raster, flat, leastArea);
        }
    }

    /**
     * Superpixels of about one size that follow edges.
     *
     * @param side of one, in pixels, about
     * @param compactness how much nearness counts beside colour; 10 is usual, 40 gives nearly squares
     */
    record Superpixels(int side, double compactness) implements Segmentation {
        public Superpixels {
            if (side < 2 || !(compactness > 0)) {
                throw new IllegalArgumentException("the side of a superpixel is " + side + " and its compactness "
                        + compactness + "; use 2 or more, and one above 0");
            }
        }

        @Override
        public Segments of(Raster raster) {
            return new Slic(raster, side, compactness).segments();
        }
    }
}
