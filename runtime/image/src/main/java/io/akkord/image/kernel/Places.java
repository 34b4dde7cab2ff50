package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep.Crop;
import io.akkord.image.raster.Raster;
import java.util.function.IntBinaryOperator;

/** Steps that move samples and do not change them. */
final class Places {

    private Places() {}

    /** Refuses a part that is not wholly in the image. */
    static void requireWithin(Crop crop, int width, int height) {
        if ((long) crop.x() + crop.width() > width || (long) crop.y() + crop.height() > height) {
            throw new ImageException("the part " + crop.width() + "x" + crop.height() + " at " + crop.x() + ","
                    + crop.y() + " is not within the image, which is " + width + "x" + height);
        }
    }

    static Raster crop(Raster raster, Crop crop) {
        return gather(raster, crop.width(), crop.height(), (x, y) -> (crop.y() + y) * raster.width() + crop.x() + x);
    }

    static Raster turn(Raster raster, int quarters) {
        int width = raster.width();
        int height = raster.height();
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> gather(raster, height, width, (x, y) -> (height - 1 - x) * width + y);
            case 2 -> gather(raster, width, height, (x, y) -> (height - 1 - y) * width + width - 1 - x);
            case 3 -> gather(raster, height, width, (x, y) -> x * width + width - 1 - y);
            default -> raster;
        };
    }

    static Raster flip(Raster raster, boolean upsideDown) {
        int width = raster.width();
        int height = raster.height();
        return gather(
                raster,
                width,
                height,
                upsideDown ? (x, y) -> (height - 1 - y) * width + x : (x, y) -> y * width + width - 1 - x);
    }

    /** Each new pixel is the old one of the number that its column and row give. */
    private static Raster gather(Raster from, int width, int height, IntBinaryOperator number) {
        Raster to = Raster.black(width, height, from.channels());
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int old = number.applyAsInt(x, y) * from.channels();
                for (int channel = 0; channel < from.channels(); channel++) {
                    to.pixels()[at++] = from.pixels()[old + channel];
                }
            }
        }
        return to;
    }
}
