package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;

/** An image in the hands of a kernel, which keeps it in its own form from step to step. For one thread; to be closed. */
public interface Picture extends AutoCloseable {

    /**
     * The image after one more step; this one is used up.
     *
     * @throws ImageException if the kernel cannot do the step, or a part does not lie within the image
     */
    Picture apply(ImageStep step);

    /** A copy of its samples; three channels that are no RGB come as they are. */
    Raster raster();

    /**
     * Encoded as a file.
     *
     * @param format {@code png}, {@code jpeg}, {@code tiff}, {@code bmp} or {@code webp}
     * @param quality of JPEG and WebP, 1 to 100
     * @throws ImageException if the kernel does not write the format
     */
    byte[] encode(String format, int quality);

    @Override
    void close();
}
