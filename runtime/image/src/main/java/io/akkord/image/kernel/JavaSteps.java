package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import java.util.function.IntUnaryOperator;

/** Steps from raster to raster, without native code. */
final class JavaSteps {

    private JavaSteps() {}

    static Raster apply(Raster raster, ImageStep step) {
        if (step instanceof ImageStep.Brightness brightness) {
            return each(raster, value -> round(value * brightness.factor()));
        } else if (step instanceof ImageStep.Contrast contrast) {
            return each(raster, value -> round((value - 128) * contrast.factor() + 128));
        } else if (step instanceof ImageStep.Grey) {
            return grey(raster);
        } else if (step instanceof ImageStep.Resize resize) {
            Raster resized = Raster.black(resize.width(), resize.height(), raster.channels());
            Resampling.resize(raster, resized, resize.filter());
            return resized;
        } else if (step instanceof ImageStep.Blur blur) {
            return rounded(raster, Convolution.gaussian(raster, blur.sigma()));
        } else if (step instanceof ImageStep.Sharpen sharpen) {
            return sharpen(raster, sharpen);
        } else if (step instanceof ImageStep.Threshold threshold) {
            return each(grey(raster), value -> value > threshold.level() ? 255 : 0);
        } else if (step instanceof ImageStep.Otsu) {
            Raster grey = grey(raster);
            int level = Otsu.level(grey);
            return each(grey, value -> value > level ? 255 : 0);
        } else if (step instanceof ImageStep.Canny canny) {
            return CannyEdges.of(grey(raster), canny.low(), canny.high());
        } else {
            return moved(raster, step);
        }
    }

    private static Raster moved(Raster raster, ImageStep step) {
        if (step instanceof ImageStep.Crop crop) {
            Places.requireWithin(crop, raster.width(), raster.height());
            return Places.crop(raster, crop);
        } else if (step instanceof ImageStep.Turn turn) {
            return Places.turn(raster, turn.quarters());
        } else if (step instanceof ImageStep.Flip flip) {
            return Places.flip(raster, flip.upsideDown());
        }
        throw new ImageException("the step " + step + " needs OpenCV, which does not load here. Use another step, or a"
                + " platform for which the project brings OpenCV: Linux and macOS on x86-64 and ARM");
    }

    static Raster grey(Raster raster) {
        if (raster.channels() == 1) {
            return raster;
        }
        Raster grey = Raster.black(raster.width(), raster.height(), 1);
        byte[] from = raster.pixels();
        byte[] to = grey.pixels();
        for (int at = 0, pixel = 0; pixel < to.length; at += 3, pixel++) {
            // The weights in units of 1/32768, which they add up to: white stays white.
            int red = 9798 * (from[at] & 0xff);
            int green = 19235 * (from[at + 1] & 0xff);
            int blue = 3735 * (from[at + 2] & 0xff);
            to[pixel] = (byte) ((red + green + blue + 16384) >> 15);
        }
        return grey;
    }

    private static Raster each(Raster raster, IntUnaryOperator change) {
        byte[] table = new byte[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (byte) change.applyAsInt(value);
        }
        byte[] from = raster.pixels();
        byte[] to = new byte[from.length];
        for (int at = 0; at < to.length; at++) {
            to[at] = table[from[at] & 0xff];
        }
        return new Raster(raster.width(), raster.height(), raster.channels(), to);
    }

    private static int round(double value) {
        return (int) Math.max(0, Math.min(255, Math.rint(value)));
    }

    private static Raster rounded(Raster like, float[] samples) {
        byte[] to = new byte[samples.length];
        for (int at = 0; at < to.length; at++) {
            to[at] = (byte) round(samples[at]);
        }
        return new Raster(like.width(), like.height(), like.channels(), to);
    }

    private static Raster sharpen(Raster raster, ImageStep.Sharpen step) {
        byte[] smooth =
                rounded(raster, Convolution.gaussian(raster, step.sigma())).pixels();
        float[] samples = new float[smooth.length];
        for (int at = 0; at < samples.length; at++) {
            int value = raster.pixels()[at] & 0xff;
            samples[at] = (float) (value + step.amount() * (value - (smooth[at] & 0xff)));
        }
        return rounded(raster, samples);
    }
}
