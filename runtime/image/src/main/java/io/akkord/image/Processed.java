package io.akkord.image;

import org.jspecify.annotations.Nullable;

/**
 * What became of one image.
 *
 * @param name file, or the name that was given
 * @param value the result; null if the image is damaged
 * @param damage why there is no result, else empty
 */
public record Processed<T>(String name, @Nullable T value, String damage) {

    /** Whether the image could not be read. */
    public boolean isDamaged() {
        return value == null;
    }
}
