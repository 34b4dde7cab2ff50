package io.akkord.image.kernel;

import io.akkord.image.raster.ImageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The size that an encoded image says it has, read from its header alone: a few kilobytes may claim gigabytes of pixels.
 * JPEG, PNG and WebP are read here, since that takes a microsecond; everything else by the JDK's readers.
 */
record ImageHeader(int width, int height) {

    /**
     * Reads the size.
     *
     * @throws ImageException if the image has more pixels than allowed, is of no known format, or ends within its header
     */
    static ImageHeader check(String name, byte[] encoded, long mostPixels) {
        ImageHeader header;
        try {
            header = read(encoded);
        } catch (IOException | RuntimeException e) {
            throw new ImageException("the image " + name + " is damaged: " + e.getMessage(), e);
        }
        if (header.width < 1 || header.height < 1) {
            throw new ImageException(
                    "the image " + name + " is damaged: it says that it has " + header.width + "x" + header.height);
        }
        if ((long) header.width * header.height > mostPixels) {
            throw new ImageException("the image " + name + " has " + header.width + "x" + header.height
                    + " pixels, more than the limit of " + mostPixels + "; raise the limit if that is meant");
        }
        return header;
    }

    private static ImageHeader read(byte[] encoded) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (startsWith(encoded, 0, "\u0089PNG")) {
            return new ImageHeader(bytes.getInt(16), bytes.getInt(20));
        }
        if (encoded.length > 3 && (bytes.getShort(0) & 0xffff) == 0xffd8) {
            return jpeg(bytes);
        }
        if (startsWith(encoded, 0, "RIFF") && startsWith(encoded, 8, "WEBP")) {
            return webp(encoded, bytes.order(ByteOrder.LITTLE_ENDIAN));
        }
        return byReader(encoded);
    }

    private static boolean startsWith(byte[] encoded, int from, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return encoded.length >= from + expected.length
                && ByteBuffer.wrap(encoded, from, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** Segments follow each other until one begins a frame, with its size. */
    private static ImageHeader jpeg(ByteBuffer bytes) throws IOException {
        int at = 2;
        while (at + 9 < bytes.limit()) {
            int marker = bytes.getShort(at) & 0xffff;
            if ((marker & 0xff00) != 0xff00) {
                throw new IOException("no segment where one should be, at byte " + at);
            }
            boolean beginsFrame =
                    marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
            if (beginsFrame) {
                return new ImageHeader(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += marker == 0xffff ? 1 : 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        throw new IOException("it ends before its size");
    }

    /** Lossy, lossless and extended files have their sizes in three ways. */
    private static ImageHeader webp(byte[] encoded, ByteBuffer bytes) throws IOException {
        if (startsWith(encoded, 12, "VP8 ")) {
            return new ImageHeader(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff);
        }
        if (startsWith(encoded, 12, "VP8L")) {
            int bits = bytes.getInt(21);
            return new ImageHeader((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
        }
        if (startsWith(encoded, 12, "VP8X")) {
            return new ImageHeader((bytes.getInt(24) & 0xffffff) + 1, (bytes.getInt(26) >>> 8) + 1);
        }
        throw new IOException("it is no WebP that is known");
    }

    private static ImageHeader byReader(byte[] encoded) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is in no image format that is known");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new ImageHeader(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
