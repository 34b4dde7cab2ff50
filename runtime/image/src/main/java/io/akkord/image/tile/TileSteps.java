package io.akkord.image.tile;

import io.akkord.api.Operation1;
import io.akkord.array.Block;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import java.util.List;

/**
 * Steps on a block of an image: rows, columns and, if there are three, channels; ints from 0 to 255. What is beyond is taken
 * for the nearest of these. The result has no third axis if it is grey.
 *
 * @param steps in this order
 */
public record TileSteps(List<ImageStep> steps) implements Operation1<Block, Block> {

    private static final int WHITE = 255;

    public TileSteps {
        steps = List.copyOf(steps);
    }

    @Override
    public Block apply(Block block) {
        if (block.size() == 0) {
            return block;
        }
        Picture picture = Kernel.best().of(raster(block));
        try {
            for (ImageStep step : steps) {
                picture = picture.apply(step);
            }
            return block(picture.raster());
        } finally {
            picture.close();
        }
    }

    private static Raster raster(Block block) {
        int[] samples = block.ints();
        byte[] pixels = new byte[samples.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(WHITE, samples[i]));
        }
        return new Raster(block.shape()[1], block.shape()[0], block.rank() == 2 ? 1 : block.shape()[2], pixels);
    }

    /** The block of a raster. */
    static Block block(Raster raster) {
        byte[] pixels = raster.pixels();
        int[] samples = new int[pixels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = pixels[i] & WHITE;
        }
        return raster.channels() == 1
                ? Block.of(samples, raster.height(), raster.width())
                : Block.of(samples, raster.height(), raster.width(), raster.channels());
    }
}
