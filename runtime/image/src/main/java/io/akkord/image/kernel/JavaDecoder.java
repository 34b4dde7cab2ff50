package io.akkord.image.kernel;

import io.akkord.image.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** From an encoded image to a raster, by the JDK. */
final class JavaDecoder {

    private JavaDecoder() {}

    /** The first image of a file; the caller names it in the error. */
    static Raster decode(byte[] encoded) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is in no image format that the JDK knows");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return raster(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Raster raster(BufferedImage image) {
        // Grey is copied as it is: getRGB would take it for linear light and brighten it.
        return switch (image.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> grey(image);
            case BufferedImage.TYPE_3BYTE_BGR -> bgr(image);
            default -> colour(image);
        };
    }

    private static Raster grey(BufferedImage image) {
        Raster raster = Raster.black(image.getWidth(), image.getHeight(), 1);
        image.getRaster().getDataElements(0, 0, raster.width(), raster.height(), raster.pixels());
        return raster;
    }

    private static Raster bgr(BufferedImage image) {
        Raster raster = Raster.black(image.getWidth(), image.getHeight(), 3);
        swapRedAndBlue(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), raster.pixels());
        return raster;
    }

    private static Raster colour(BufferedImage image) {
        Raster raster = Raster.black(image.getWidth(), image.getHeight(), 3);
        byte[] to = raster.pixels();
        int[] row = new int[raster.width()];
        int at = 0;
        for (int y = 0; y < raster.height(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int rgb : row) {
                to[at++] = (byte) (rgb >> 16);
                to[at++] = (byte) (rgb >> 8);
                to[at++] = (byte) rgb;
            }
        }
        return raster;
    }

    /** Copies interleaved samples of three channels, the first and the third of each pixel exchanged. */
    static void swapRedAndBlue(byte[] from, byte[] to) {
        for (int at = 0; at < to.length; at += 3) {
            to[at] = from[at + 2];
            to[at + 1] = from[at + 1];
            to[at + 2] = from[at];
        }
    }
}
