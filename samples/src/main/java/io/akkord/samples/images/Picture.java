package io.akkord.samples.images;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What passes from step to step of the pipeline: an image, or why there is none. One damaged file so does not end the
 * graph of a thousand.
 *
 * @param name of the file or photograph
 * @param raster absent if it could not be read
 * @param damage why it could not be read, else empty
 */
public record Picture(String name, @Nullable Raster raster, String damage) {

    static Picture of(String name, Raster raster) {
        return new Picture(name, raster, "");
    }

    static Picture damaged(String name, String damage) {
        return new Picture(name, null, damage);
    }

    /** The image after one more step; what is damaged stays as it is. */
    Picture map(UnaryOperator<Raster> step) {
        return raster == null ? this : of(name, step.apply(raster));
    }
}
