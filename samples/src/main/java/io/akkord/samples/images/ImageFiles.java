package io.akkord.samples.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images on disk: PNG and JPEG both ways, and whatever else the JDK reads. */
public final class ImageFiles {

    /** The largest image that is read, in pixels (about 120 MB of samples in colour). */
    public static final int MAX_PIXELS = 40_000_000;

    private static final float JPEG_QUALITY = 0.9f;

    private ImageFiles() {}

    /**
     * Reads an image: grey with 8 bits or fewer as one channel, all others as three. Transparency and the camera's
     * orientation mark are ignored.
     *
     * @throws IOException naming the file, when it is missing, is no image, is damaged, or has more than
     *     {@link #MAX_PIXELS} pixels (known from its header: nothing is unpacked)
     */
    public static Raster read(String path) throws IOException {
        return read(path, MAX_PIXELS);
    }

    /** As {@link #read(String)}, with another limit of pixels. */
    public static Raster read(String path, int maxPixels) throws IOException {
        try (var in = new FileImageInputStream(Path.of(path).toFile())) {
            return ImageDecoder.decode(in, maxPixels);
        } catch (IOException | RuntimeException e) {
            // The JDK's readers meet some damage with an unchecked exception.
            throw new IOException("cannot read the image " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes an image, in PNG or JPEG by the ending of the name, and creates the folders above it. Readers see the old
     * file or the whole new one, and several writers may write one file at once: the last one wins.
     *
     * @return the {@link #digest(Raster) digest} of what was given (not of the file; JPEG loses detail)
     * @throws IOException naming the file, when it cannot be written; then nothing of it is left behind
     * @throws IllegalArgumentException when the name ends in none of {@code .png .jpg .jpeg}
     */
    public static String write(Raster raster, String path) throws IOException {
        String format = format(path);
        try {
            AtomicFiles.write(Path.of(path), encode(raster, format));
        } catch (IOException e) {
            throw new IOException("cannot write the image " + path + ": " + e.getMessage(), e);
        }
        return digest(raster);
    }

    /** The SHA-256, as 64 hexadecimal digits, of width, height and channels (big-endian integers) and the samples. */
    public static String digest(Raster raster) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(raster.width())
                    .putInt(raster.height())
                    .putInt(raster.channels())
                    .array());
            return HexFormat.of().formatHex(sha256.digest(raster.pixels()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String format(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            return "png";
        }
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return "jpeg";
        }
        throw new IllegalArgumentException("the image " + path + " must end in .png, .jpg or .jpeg");
    }

    private static byte[] encode(Raster raster, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(buffered(raster), null, null), settings);
        } finally {
            writer.dispose();
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
            ImageDecoder.swapRedAndBlue(raster.pixels(), to);
        }
        return image;
    }
}
