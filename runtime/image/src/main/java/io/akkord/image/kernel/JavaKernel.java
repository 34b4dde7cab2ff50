package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The JDK's readers and writers, and steps in Java. Reads and writes PNG, JPEG, TIFF and BMP. */
final class JavaKernel implements Kernel {

    private record JavaPicture(Raster raster) implements Picture {

        @Override
        public Picture apply(ImageStep step) {
            return new JavaPicture(JavaSteps.apply(raster, step));
        }

        @Override
        public byte[] encode(String format, int quality) {
            Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format.toLowerCase(Locale.ROOT));
            if (!writers.hasNext()) {
                throw new ImageException("the JDK does not write " + format + "; use png, jpeg, tiff or bmp");
            }
            ImageWriter writer = writers.next();
            try {
                return JavaKernel.encode(writer, buffered(raster), format, quality);
            } catch (IOException e) {
                throw new ImageException("the image cannot be written as " + format + ": " + e.getMessage(), e);
            } finally {
                writer.dispose();
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Picture decode(String name, byte[] encoded, long mostPixels) {
        ImageHeader.check(name, encoded, mostPixels);
        JpegEnd.check(name, encoded);
        try {
            return new JavaPicture(JavaDecoder.decode(encoded));
        } catch (IOException | RuntimeException e) {
            // The JDK's readers meet some damage with an unchecked exception.
            throw new ImageException("the image " + name + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public Picture of(Raster raster) {
        return new JavaPicture(raster);
    }

    private static byte[] encode(ImageWriter writer, BufferedImage image, String format, int quality)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality / 100f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(Raster raster) {
        boolean grey = raster.channels() == 1;
        var image = new BufferedImage(
                raster.width(), raster.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        if (grey) {
            System.arraycopy(raster.pixels(), 0, to, 0, to.length);
        } else {
            JavaDecoder.swapRedAndBlue(raster.pixels(), to);
        }
        return image;
    }
}
