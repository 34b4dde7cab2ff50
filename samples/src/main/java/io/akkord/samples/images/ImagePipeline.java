package io.akkord.samples.images;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The image pipeline: read, half as bright, grey, edges, 100 x 100, save. Each step is a task of its own in the program;
 * the steps of one image are a chain, which runs as one scheduled task.
 */
public final class ImagePipeline {

    private static final double BRIGHTNESS = 0.5;
    private static final int SIDE = 100;

    private ImagePipeline() {}

    /** One graph over all inputs. */
    public static Task<List<Saved>> graph(List<ImageInput> inputs) {
        return Task.gather(inputs.stream().map(ImagePipeline::chain).toList());
    }

    private static Task<Saved> chain(ImageInput input) {
        Task<Picture> read = input.photograph() < 0
                ? Task.call(ImagePipeline::read, input.source())
                : Task.call(ImagePipeline::photograph, input.source(), input.photograph());
        Task<Picture> small = read.map(ImagePipeline::darken)
                .map(ImagePipeline::grey)
                .map(ImagePipeline::edges)
                .map(ImagePipeline::shrink);
        return Task.combine(ImagePipeline::save, small, Task.literal(input.target()));
    }

    /** Reads a file; a damaged one gives a picture that says so. */
    public static Picture read(String path) {
        String name = Objects.toString(Path.of(path).getFileName(), path);
        try {
            return Picture.of(name, ImageFiles.read(path));
        } catch (IOException e) {
            return Picture.damaged(name, String.valueOf(e.getMessage()));
        }
    }

    /** One of the photographs that come with the samples, varied. */
    public static Picture photograph(String name, int index) throws IOException {
        return Picture.of(name, Photographs.input(index));
    }

    public static Picture darken(Picture picture) {
        return picture.map(raster -> Filters.brightness(raster, BRIGHTNESS));
    }

    public static Picture grey(Picture picture) {
        return picture.map(Filters::grey);
    }

    public static Picture edges(Picture picture) {
        return picture.map(Filters::edges);
    }

    public static Picture shrink(Picture picture) {
        return picture.map(raster -> Filters.resize(raster, SIDE, SIDE));
    }

    /** Writes the image, durably: once its completion is recorded, it is on the disk. Writing it twice does no harm. */
    public static Saved save(Picture picture, String path) throws IOException {
        String digest = picture.raster() == null ? "" : ImageFiles.write(picture.raster(), path);
        return new Saved(picture.name(), digest, picture.damage());
    }

    /** Makes line drawings of a folder of images, the first argument, in another, the second. */
    public static void main(String[] args) throws IOException {
        List<ImageInput> inputs = ImageInput.ofFolder(Path.of(args[0]), Path.of(args[1]));
        try (Session akkord = Akkord.local()) {
            System.out.println(Saved.digest(akkord.compute(graph(inputs))));
        }
    }
}
