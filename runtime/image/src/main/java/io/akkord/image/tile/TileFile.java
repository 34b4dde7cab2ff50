package io.akkord.image.tile;

import io.akkord.api.Operation1;
import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.image.raster.ImageException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * An image of a file, read by its parts with the JDK's readers.
 *
 * @param file absolute, the same on all workers
 * @param channels 1 or 3
 */
public record TileFile(String file, int width, int height, int channels) implements Operation1<Region, Block> {

    private static final int COLOURS = 3;

    /** What is done with a reader while its file is open. */
    private interface Use<T> {
        T with(ImageReader reader) throws IOException;
    }

    /**
     * Reads the header.
     *
     * @throws ImageException if there is no such file, or no image of 8 bits a sample in it, grey or RGB
     */
    public static TileFile of(Path path) {
        String file = path.toString();
        return open(file, reader -> {
            var type = reader.getImageTypes(0).next();
            int channels = type.getNumComponents();
            if ((channels != 1 && channels != COLOURS)
                    || type.getSampleModel().getDataType() != DataBuffer.TYPE_BYTE
                    || type.getBitsPerBand(0) != Byte.SIZE
                    || type.getColorModel() instanceof java.awt.image.IndexColorModel) {
                throw new ImageException("the image " + file + " has " + channels + " channels of "
                        + type.getBitsPerBand(0) + " bits; parts are read of images with 1 or 3 channels of 8 bits,"
                        + " without a palette. Convert it first");
            }
            return new TileFile(file, reader.getWidth(0), reader.getHeight(0), channels);
        });
    }

    private static <T> T open(String file, Use<T> use) {
        try (ImageInputStream in = ImageIO.createImageInputStream(Path.of(file).toFile())) {
            if (in == null) {
                throw new ImageException("the image " + file + " cannot be read: there is no such file");
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ImageException("the image " + file + " is none that can be read by its parts; give a TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return use.with(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new ImageException("the image " + file + " cannot be read: " + e, e);
        }
    }

    @Override
    public Block apply(Region region) {
        int[] shape = region.shape();
        int[] samples = new int[shape[0] * shape[1] * channels];
        if (samples.length > 0) {
            read(region, samples);
        }
        return Block.of(samples, shape);
    }

    private void read(Region region, int[] samples) {
        Rectangle part =
                new Rectangle((int) region.index(1, 0), (int) region.index(0, 0), region.shape()[1], region.shape()[0]);
        open(file, reader -> {
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new ImageException("the image " + file + " has another size than when the graph was built: "
                        + reader.getWidth(0) + " x " + reader.getHeight(0) + " instead of " + width + " x " + height);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(part);
            BufferedImage image = reader.read(0, param);
            WritableRaster raster = image.getRaster();
            // Bands are red, green and blue whatever the order of bytes is.
            raster.getPixels(0, 0, part.width, part.height, samples);
            return image;
        });
    }
}
