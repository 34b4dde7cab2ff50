package io.akkord.image.raster;

/**
 * One step of a pipeline, from an image to an image. Values that make no sense are refused when the step is made. Samples
 * are 0 to 255; sizes and places are in pixels, from the left and from the top.
 */
public sealed interface ImageStep {

    /** How a new sample follows from old ones when an image changes its size. */
    enum Filter {
        /** The nearest sample: fast, keeps labels as they are. */
        NEAREST,
        /** Between the four nearest. */
        LINEAR,
        /** Between the sixteen nearest. */
        CUBIC,
        /** The mean of what a new sample covers; the best for smaller sizes. */
        AREA,
        /** Lanczos' windowed sinc over 8 x 8 samples. */
        LANCZOS
    }

    /** What the three channels of a colour image mean. */
    enum ColourSpace {
        RGB,
        HSV,
        LAB,
        YCRCB
    }

    /** Every sample times a factor from 0 up; 1 changes nothing. */
    record Brightness(double factor) implements ImageStep {
        public Brightness {
            require(factor >= 0 && factor <= Double.MAX_VALUE, "brightness factor", factor, "a finite one from 0 up");
        }
    }

    /** Every sample's distance from middle grey (128) times a factor from 0 up; 1 changes nothing. */
    record Contrast(double factor) implements ImageStep {
        public Contrast {
            require(factor >= 0 && factor <= Double.MAX_VALUE, "contrast factor", factor, "a finite one from 0 up");
        }
    }

    /** One channel: 0.299 red + 0.587 green + 0.114 blue. */
    record Grey() implements ImageStep {}

    /** From red, green and blue to three channels of another meaning, each 0 to 255 as OpenCV scales them. */
    record Convert(ColourSpace to) implements ImageStep {}

    /** The whole image at another size. */
    record Resize(int width, int height, Filter filter) implements ImageStep {
        public Resize {
            requireSize(width, height);
        }
    }

    /** A part, which must lie within the image. */
    record Crop(int x, int y, int width, int height) implements ImageStep {
        public Crop {
            requireSize(width, height);
            require(x >= 0 && y >= 0, "left or upper side of the part", Math.min(x, y), "places from 0 up");
        }
    }

    /** Quarters of a turn, clockwise. */
    record Turn(int quarters) implements ImageStep {}

    /** Any angle, clockwise, about the centre; the size stays, what comes from outside is black. */
    record Rotate(double degrees) implements ImageStep {
        public Rotate {
            require(Math.abs(degrees) <= Double.MAX_VALUE, "angle", degrees, "a finite one");
        }
    }

    /** Mirrored: left to right, or top to bottom. */
    record Flip(boolean upsideDown) implements ImageStep {}

    /** Smoothed by a Gaussian; the border continues mirrored. */
    record Blur(double sigma) implements ImageStep {
        public Blur {
            require(sigma > 0 && sigma <= MOST_SIGMA, "sigma", sigma, "one above 0, up to " + MOST_SIGMA);
        }
    }

    /** The median of a square around each sample. */
    record Median(int radius) implements ImageStep {
        public Median {
            require(radius >= 1 && radius <= MOST_RADIUS, "radius", radius, "1 to " + MOST_RADIUS);
        }
    }

    /** Unsharp mask: what a blur takes away is added so many times. */
    record Sharpen(double amount, double sigma) implements ImageStep {
        public Sharpen {
            require(amount >= 0 && amount <= Double.MAX_VALUE, "amount", amount, "a finite one from 0 up");
            require(sigma > 0 && sigma <= MOST_SIGMA, "sigma", sigma, "one above 0, up to " + MOST_SIGMA);
        }
    }

    /** Grey, then white above the level and black up to it. */
    record Threshold(int level) implements ImageStep {
        public Threshold {
            require(level >= 0 && level <= 255, "level", level, "0 to 255");
        }
    }

    /** Grey, then black and white by the level that separates two classes best (Otsu 1979). */
    record Otsu() implements ImageStep {}

    /** Grey, then white where a sample is above the mean of the square around it less the offset. */
    record AdaptiveThreshold(int radius, double offset) implements ImageStep {
        public AdaptiveThreshold {
            require(radius >= 1 && radius <= MOST_RADIUS, "radius", radius, "1 to " + MOST_RADIUS);
            require(Math.abs(offset) <= 255, "offset", offset, "-255 to 255");
        }
    }

    /**
     * Grey, then white lines one pixel wide on black (Canny 1986): Sobel's gradient over 3 x 3 samples, its size as the sum
     * of both components; crests above {@code high} are lines, and those above {@code low} that touch one. Nothing is
     * smoothed before: put a {@link Blur} in front of noisy images.
     */
    record Canny(double low, double high) implements ImageStep {
        public Canny {
            require(low >= 0 && low <= high, "lower threshold", low, "one from 0 up to the upper one, " + high);
            require(high <= Double.MAX_VALUE, "upper threshold", high, "a finite one");
        }
    }

    /** Largest sigma of a Gaussian, in pixels. */
    double MOST_SIGMA = 500;

    /** Largest radius of a square, in pixels. */
    int MOST_RADIUS = 127;

    private static void requireSize(int width, int height) {
        require(width >= 1, "width", width, "1 or more");
        require(height >= 1, "height", height, "1 or more");
    }

    private static void require(boolean holds, String what, Object value, String instead) {
        if (!holds) {
            throw new IllegalArgumentException("the " + what + " is " + value + "; use " + instead);
        }
    }
}
