package io.akkord.image.tile;

import io.akkord.image.raster.ImageStep;

/** How many pixels away a step looks from each that it computes. */
public final class Reach {

    private Reach() {}

    /** The reach of a step that {@link #requireLocal} lets pass. */
    public static int of(ImageStep step) {
        if (step instanceof ImageStep.Blur blur) {
            return ofGaussian(blur.sigma());
        } else if (step instanceof ImageStep.Sharpen sharpen) {
            return ofGaussian(sharpen.sigma());
        } else if (step instanceof ImageStep.Median median) {
            return median.radius();
        } else if (step instanceof ImageStep.AdaptiveThreshold threshold) {
            return threshold.radius();
        }
        return 0;
    }

    /** Three sigmas to either side, and one to be on the safe side of how kernels round. */
    private static int ofGaussian(double sigma) {
        return (int) Math.ceil(3 * sigma) + 1;
    }

    /** Whether the step's result is grey whatever it is given. */
    public static boolean makesGrey(ImageStep step) {
        return step instanceof ImageStep.Grey
                || step instanceof ImageStep.Threshold
                || step instanceof ImageStep.AdaptiveThreshold;
    }

    /** Throws {@link IllegalArgumentException} for a step whose result at a pixel may depend on any other, or that moves it. */
    public static void requireLocal(ImageStep step) {
        if (step instanceof ImageStep.Canny || step instanceof ImageStep.Otsu) {
            throw new IllegalArgumentException(
                    "the step " + step + " looks at the whole image, which is in chunks here: "
                            + "edges go on as far as they touch, and Otsu's level is of all pixels. Use a threshold of your own");
        }
        boolean moves = step instanceof ImageStep.Resize
                || step instanceof ImageStep.Crop
                || step instanceof ImageStep.Turn
                || step instanceof ImageStep.Rotate
                || step instanceof ImageStep.Flip;
        if (moves) {
            throw new IllegalArgumentException(
                    "the step " + step
                            + " moves pixels between chunks; use slice, flip, transpose and coarser strides of the array instead");
        }
    }
}
