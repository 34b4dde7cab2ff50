package io.akkord.image;

import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Create;
import io.akkord.array.DType;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.tile.Reach;
import io.akkord.image.tile.TileFile;
import io.akkord.image.tile.TileSteps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Images that are too large for one task, as chunked arrays: rows, columns and, of colour images, red, green and blue along
 * a third axis. Elements are ints from 0 to 255. A task holds a few chunks, however large the image is; what is computed is
 * what the steps give on the whole image.
 *
 * <pre>{@code
 * Chunked scan = LargeImages.open(Path.of("scan.tif"), 2048);
 * Chunked smooth = LargeImages.apply(scan, new ImageStep.Grey(), new ImageStep.Blur(2));
 * session.compute(ZarrArrays.save(smooth, Path.of("smooth.zarr"), 3));
 * }</pre>
 *
 * <p>Workers have to allow {@code io.akkord.image.**} and {@code io.akkord.array.**}.
 */
public final class LargeImages {

    private static final int CHANNELS = 3;

    private LargeImages() {}

    /**
     * An image of a file, of which each chunk's task reads its part: quickly of a TIFF in tiles or strips, while PNG and JPEG
     * have to be unpacked from the top each time. Grey and RGB of 8 bits a sample. Only the header is read here.
     *
     * @param side rows and columns of a chunk
     * @throws ImageException if it is no such image
     */
    public static Chunked open(Path file, int side) {
        TileFile source = TileFile.of(file.toAbsolutePath());
        long[] shape = source.channels() == 1
                ? new long[] {source.height(), source.width()}
                : new long[] {source.height(), source.width(), CHANNELS};
        Chunks chunks = source.channels() == 1
                ? Chunks.regular(shape, side, side)
                : Chunks.regular(shape, side, side, CHANNELS);
        return Create.fromRegions(chunks, DType.INT, source);
    }

    /**
     * The steps, one after the other, in one task a chunk: it is given as many pixels around the chunk as the steps reach
     * together. The steps that can be taken: brightness, contrast, grey, colour spaces, blur, median, sharpen, fixed and
     * adaptive thresholds. For other places and sizes use the array's slices, flips and transposes.
     *
     * @param image rows and columns, and three channels or none
     * @throws IllegalArgumentException if the array is no image, or a step needs the whole image
     */
    public static Chunked apply(Chunked image, ImageStep... steps) {
        requireImage(image);
        Chunked next = image.rank() == 2 ? image : wholePixels(image);
        List<ImageStep> pending = new ArrayList<>();
        for (ImageStep step : steps) {
            Reach.requireLocal(step);
            if (Reach.makesGrey(step) && next.rank() == CHANNELS) {
                if (pending.stream().anyMatch(before -> before instanceof ImageStep.Convert)) {
                    throw new IllegalArgumentException(
                            "after " + pending + " the channels are no red, green and blue, of" + " which " + step
                                    + " could make grey; take one channel of the array instead");
                }
                next = grey(run(next, pending));
                pending.clear();
            }
            pending.add(step);
        }
        return run(next, pending);
    }

    private static void requireImage(Chunked image) {
        boolean fits = image.rank() == 2 || (image.rank() == CHANNELS && image.shape()[2] == CHANNELS);
        if (!fits || image.dtype() != DType.INT) {
            throw new IllegalArgumentException(
                    "an image has the shape (rows, columns) or (rows, columns, 3) and ints from 0 to 255; this array is "
                            + image);
        }
    }

    private static Chunked wholePixels(Chunked image) {
        return image.rechunk(image.chunks().with(2, CHANNELS));
    }

    private static Chunked grey(Chunked colours) {
        int[][] lengths = {colours.chunks().lengths(0), colours.chunks().lengths(1)};
        return colours.mapBlocks(new TileSteps(List.of(new ImageStep.Grey())), DType.INT, Chunks.of(lengths));
    }

    private static Chunked run(Chunked image, List<ImageStep> steps) {
        if (steps.isEmpty()) {
            return image;
        }
        int reach = steps.stream().mapToInt(Reach::of).sum();
        TileSteps operation = new TileSteps(steps);
        if (reach == 0) {
            return image.mapBlocks(operation, DType.INT);
        }
        return image.mapOverlap(
                operation, DType.INT, image.rank() == 2 ? new int[] {reach, reach} : new int[] {reach, reach, 0});
    }
}
