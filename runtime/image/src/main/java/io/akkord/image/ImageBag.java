package io.akkord.image;

import io.akkord.api.Operation2;
import io.akkord.api.Operation3;
import io.akkord.api.Operation4;
import io.akkord.api.Task;
import io.akkord.image.feature.Feature;
import io.akkord.image.feature.KeyPoints;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import io.akkord.image.segment.Segmentation;
import io.akkord.image.segment.Segments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Images that go through steps, and end as files, samples, segments or features: each image is one task. Nothing is read
 * before a session computes the end. Immutable, safe to share.
 *
 * <pre>{@code
 * Task<List<Processed<Saved>>> saved = Images.files("photos")
 *         .onDamage(OnDamage.SKIP)
 *         .with(new ImageStep.Grey(), new ImageStep.Canny(50, 150), new ImageStep.Resize(100, 100, Filter.AREA))
 *         .save(Path.of("out"), "jpg");
 * }</pre>
 */
public final class ImageBag {

    /** Images with more pixels are refused by default: about 300 MB of samples in colour. */
    public static final long MOST_PIXELS = 100_000_000;

    private static final int QUALITY = 90;
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp");

    private final List<Source> sources;
    private final Work work;

    ImageBag(List<Source> sources) {
        this(sources, new Work(List.of(), MOST_PIXELS, OnDamage.FAIL));
    }

    private ImageBag(List<Source> sources, Work work) {
        this.sources = List.copyOf(sources);
        this.work = work;
    }

    /** How many images there are. */
    public int size() {
        return sources.size();
    }

    /** The images' files or names, in order. */
    public List<String> names() {
        return sources.stream().map(Source::name).toList();
    }

    /** Further steps, behind those that there are. */
    public ImageBag with(ImageStep... steps) {
        List<ImageStep> all = new ArrayList<>(work.steps());
        all.addAll(List.of(steps));
        return new ImageBag(sources, new Work(all, work.mostPixels(), work.onDamage()));
    }

    /** What happens when an image cannot be read; without this the graph fails. */
    public ImageBag onDamage(OnDamage onDamage) {
        return new ImageBag(sources, new Work(work.steps(), work.mostPixels(), onDamage));
    }

    /**
     * Refuses images with more pixels by their headers, before anything is unpacked.
     *
     * @param mostPixels 1 or more; {@link #MOST_PIXELS} without this
     */
    public ImageBag mostPixels(long mostPixels) {
        if (mostPixels < 1) {
            throw new IllegalArgumentException("the limit of pixels is " + mostPixels + "; use 1 or more");
        }
        return new ImageBag(sources, new Work(work.steps(), mostPixels, work.onDamage()));
    }

    /** Writes each image into a folder, with quality 90 where the format loses detail; see {@link #save(Path, String, int)}. */
    public Task<List<Processed<Saved>>> save(Path folder, String ending) {
        return save(folder, ending, QUALITY);
    }

    /**
     * Writes each image into a folder under its own name. Readers see the old file or the whole new one; once a task is
     * recorded, its file is on the disk.
     *
     * @param folder on the workers; made if it is missing
     * @param ending {@code png}, {@code jpg}, {@code tiff}, {@code bmp} or {@code webp}: the format
     * @param quality of JPEG and WebP, 1 to 100
     */
    public Task<List<Processed<Saved>>> save(Path folder, String ending, int quality) {
        if (!ENDINGS.contains(ending)) {
            throw new IllegalArgumentException("the ending is \"" + ending + "\"; use one of " + sorted());
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("the quality is " + quality + "; use 1 to 100");
        }
        List<String> targets = ImagePaths.targets(names(), folder, ending);
        List<Task<Processed<Saved>>> tasks = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            String target = targets.get(i);
            tasks.add(source.raster()
                    .map(raster -> Task.combine(
                            ImageTasks::saveRaster,
                            Task.literal(work),
                            Task.literal(source.name()),
                            raster,
                            Task.literal(new Target(target, quality))))
                    .orElseGet(() -> Task.call(ImageTasks::saveFile, work, source.name(), target, quality)));
        }
        return Task.gather(tasks);
    }

    private static List<String> sorted() {
        return ENDINGS.stream().sorted().toList();
    }

    /** The samples of each image. */
    public Task<List<Processed<Raster>>> rasters() {
        return Task.gather(rasterTasks().toList());
    }

    private Stream<Task<Processed<Raster>>> rasterTasks() {
        Operation2<Work, String, Processed<Raster>> ofFile = ImageTasks::rasterOfFile;
        Operation3<Work, String, Raster, Processed<Raster>> ofRaster = ImageTasks::rasterOf;
        return sources.stream().map(source -> source.raster()
                .map(raster -> Task.combine(ofRaster, Task.literal(work), Task.literal(source.name()), raster))
                .orElseGet(() -> Task.call(ofFile, work, source.name())));
    }

    /** The segments of each image. */
    public Task<List<Processed<Segments>>> segment(Segmentation way) {
        return each(ImageTasks::segmentFile, ImageTasks::segment, way);
    }

    /** Each image described by numbers. */
    public Task<List<Processed<float[]>>> describe(Feature feature) {
        return each(ImageTasks::describeFile, ImageTasks::describe, feature);
    }

    /** At most so many key points of each image; needs OpenCV on the workers. */
    public Task<List<Processed<KeyPoints>>> keyPoints(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the number of key points is " + most + "; use 1 or more");
        }
        return each(ImageTasks::keyPointsOfFile, ImageTasks::keyPoints, most);
    }

    private <S, T> Task<List<Processed<T>>> each(
            Operation3<Work, String, S, Processed<T>> ofFile,
            Operation4<Work, String, Raster, S, Processed<T>> ofRaster,
            S setting) {
        List<Task<Processed<T>>> tasks = new ArrayList<>();
        for (Source source : sources) {
            tasks.add(source.raster()
                    .map(raster -> Task.combine(
                            ofRaster, Task.literal(work), Task.literal(source.name()), raster, Task.literal(setting)))
                    .orElseGet(() -> Task.call(ofFile, work, source.name(), setting)));
        }
        return Task.gather(tasks);
    }

    @Override
    public String toString() {
        return "ImageBag[" + size() + (size() == 1 ? " image" : " images") + ", steps " + work.steps() + "]";
    }
}
