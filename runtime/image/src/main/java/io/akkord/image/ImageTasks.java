package io.akkord.image;

import io.akkord.image.feature.Feature;
import io.akkord.image.feature.KeyPoints;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.OrbFeatures;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.ImageException;
import io.akkord.image.raster.ImageStep;
import io.akkord.image.raster.Raster;
import io.akkord.image.segment.Segmentation;
import io.akkord.image.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;

/** What runs on workers, one call an image: public, since workers allow and call it by name. Users have {@link ImageBag}. */
public final class ImageTasks {

    private ImageTasks() {}

    public static Processed<Saved> saveFile(Work work, String file, String target, int quality) {
        return onFile(work, file, picture -> save(picture, target, quality));
    }

    public static Processed<Saved> saveRaster(Work work, String name, Raster raster, Target target) {
        return onRaster(work, name, raster, picture -> save(picture, target.file(), target.quality()));
    }

    public static Processed<Raster> rasterOfFile(Work work, String file) {
        return onFile(work, file, Picture::raster);
    }

    public static Processed<Raster> rasterOf(Work work, String name, Raster raster) {
        return onRaster(work, name, raster, Picture::raster);
    }

    public static Processed<Segments> segmentFile(Work work, String file, Segmentation way) {
        return onFile(work, file, picture -> way.of(picture.raster()));
    }

    public static Processed<Segments> segment(Work work, String name, Raster raster, Segmentation way) {
        return onRaster(work, name, raster, picture -> way.of(picture.raster()));
    }

    public static Processed<float[]> describeFile(Work work, String file, Feature feature) {
        return onFile(work, file, picture -> feature.of(picture.raster()));
    }

    public static Processed<float[]> describe(Work work, String name, Raster raster, Feature feature) {
        return onRaster(work, name, raster, picture -> feature.of(picture.raster()));
    }

    public static Processed<KeyPoints> keyPointsOfFile(Work work, String file, int most) {
        return onFile(work, file, picture -> OrbFeatures.of(picture, most));
    }

    public static Processed<KeyPoints> keyPoints(Work work, String name, Raster raster, int most) {
        return onRaster(work, name, raster, picture -> OrbFeatures.of(picture, most));
    }

    private static <T> Processed<T> onFile(Work work, String file, Function<Picture, T> end) {
        Picture read;
        try {
            read = Kernel.best().decode(file, Files.readAllBytes(Path.of(file)), work.mostPixels());
        } catch (IOException | ImageException e) {
            String why = e instanceof ImageException
                    ? String.valueOf(e.getMessage())
                    : "the image " + file + " cannot be read: " + e;
            if (work.onDamage() == OnDamage.FAIL) {
                throw new ImageException(why, e);
            }
            return new Processed<>(file, null, why);
        }
        return new Processed<>(file, run(work, file, read, end), "");
    }

    private static <T> Processed<T> onRaster(Work work, String name, Raster raster, Function<Picture, T> end) {
        return new Processed<>(name, run(work, name, Kernel.best().of(raster), end), "");
    }

    /** The picture is closed whatever happens; a step that fails names the image. */
    private static <T> T run(Work work, String name, Picture read, Function<Picture, T> end) {
        Picture picture = read;
        try {
            for (ImageStep step : work.steps()) {
                picture = picture.apply(step);
            }
            return end.apply(picture);
        } catch (ImageException e) {
            throw new ImageException("the image " + name + ": " + e.getMessage(), e);
        } finally {
            picture.close();
        }
    }

    /** Writing twice does no harm: the file is there wholly or not at all, and the same each time. */
    private static Saved save(Picture picture, String target, int quality) {
        String ending = target.substring(target.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] encoded = picture.encode(ending.equals("jpg") ? "jpeg" : ending, quality);
        try {
            AtomicFiles.write(Path.of(target), encoded);
            return new Saved(
                    target,
                    encoded.length,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded)));
        } catch (IOException e) {
            throw new ImageException("the file " + target + " cannot be written: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
