package io.akkord.image;

import io.akkord.image.raster.ImageStep;
import java.util.List;

/**
 * What is done with each image of a bag before its end.
 *
 * @param steps in this order
 * @param mostPixels an image with more is refused by its header
 * @param onDamage what happens when one cannot be read
 */
public record Work(List<ImageStep> steps, long mostPixels, OnDamage onDamage) {

    public Work {
        steps = List.copyOf(steps);
    }
}
