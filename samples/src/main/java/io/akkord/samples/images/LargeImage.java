package io.akkord.samples.images;

import io.akkord.api.Session;
import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Create;
import io.akkord.array.DType;
import io.akkord.array.Region;
import io.akkord.array.Slice;
import io.akkord.array.ZarrArrays;
import io.akkord.image.LargeImages;
import io.akkord.image.raster.ImageStep;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A grey image of any size, made where it is needed, through filters into a file: no part of the program ever has it whole.
 *
 * @param side rows and columns
 * @param chunk rows and columns of a chunk
 */
record LargeImage(int side, int chunk) {

    private static final ImageStep[] STEPS = {
        new ImageStep.Blur(2), new ImageStep.Sharpen(1.5, 1), new ImageStep.Contrast(1.2)
    };
    private static final int PROBES = 20;
    private static final int PROBE = 100;
    private static final int AROUND = 64;

    /** A part of the picture: rings, a slope and noise; public, since workers call it by name. */
    public static Block paint(Region region) {
        int rows = region.shape()[0];
        int columns = region.shape()[1];
        int[] samples = new int[rows * columns];
        for (int row = 0; row < rows; row++) {
            long y = region.index(0, row);
            for (int column = 0; column < columns; column++) {
                long x = region.index(1, column);
                long rings = ((x * x + y * y) >> 12) % 140;
                long noise = new SplittableRandom(y * region.whole()[1] + x).nextInt(40);
                samples[row * columns + column] = (int) (rings + noise + 70 * x / region.whole()[1]);
            }
        }
        return Block.of(samples, rows, columns);
    }

    private Chunked picture() {
        return Create.fromRegions(Chunks.regular(new long[] {side, side}, chunk), DType.INT, LargeImage::paint);
    }

    /** Computes the filtered image into a folder. */
    void store(Session session, Path folder) {
        session.compute(ZarrArrays.save(LargeImages.apply(picture(), STEPS), folder, 3));
    }

    /** Parts of the stored image that differ from what the filters make of the same parts with much around them. */
    int wrongParts(Session session, Path folder) {
        Chunked stored = ZarrArrays.open(folder);
        SplittableRandom random = new SplittableRandom(side);
        int wrong = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            int size = Math.min(PROBE, side);
            int top = random.nextInt(side - size + 1);
            int left = random.nextInt(side - size + 1);
            Block found = part(stored, top, left, size, 0).compute(session);
            Block whole = part(picture(), top, left, size, AROUND).compute(session);
            Chunked alone = LargeImages.apply(Create.of(whole, Chunks.regular(longs(whole.shape()), -1)), STEPS);
            int rows = Math.min(AROUND, top);
            int columns = Math.min(AROUND, left);
            Block expected = part(alone, rows, columns, size, 0).compute(session);
            wrong += found.equals(expected) ? 0 : 1;
        }
        return wrong;
    }

    int parts() {
        return PROBES;
    }

    private static long[] longs(int... shape) {
        return java.util.Arrays.stream(shape).asLongStream().toArray();
    }

    private static Chunked part(Chunked image, int top, int left, int size, int around) {
        return image.slice(
                Slice.of(Math.max(0, top - around), Math.min(image.shape()[0], (long) top + size + around)),
                Slice.of(Math.max(0, left - around), Math.min(image.shape()[1], (long) left + size + around)));
    }
}
