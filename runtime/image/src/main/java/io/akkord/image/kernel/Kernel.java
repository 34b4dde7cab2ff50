package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.Raster;

/** Who works on pixels. Safe for use by several threads; a picture is for one. */
public interface Kernel {

    /** The name under which people know it. */
    String name();

    /**
     * Decodes a file: one channel if it is grey with 8 bits or fewer, else red, green and blue. Transparency and the
     * camera's orientation mark are ignored.
     *
     * @param name for messages
     * @param mostPixels an image with more is refused by its header, before anything is unpacked
     * @throws ImageException if it is no image, is damaged, or is too large
     */
    Picture decode(String name, byte[] encoded, long mostPixels);

    /** Takes a copy of a raster. */
    Picture of(Raster raster);

    /** OpenCV where it loads, else the JDK. Set the system property {@code akkord.image.kernel=java} to have the JDK. */
    static Kernel best() {
        return Kernels.BEST;
    }

    /** The one without native code. */
    static Kernel java() {
        return Kernels.JAVA;
    }
}
