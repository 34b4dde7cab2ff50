package io.akkord.image;

import io.akkord.api.Task;
import io.akkord.image.kernel.Kernel;
import io.akkord.image.kernel.Picture;
import io.akkord.image.raster.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where bags of images begin. */
public final class Images {

    private Images() {}

    /**
     * The images of files, of folders (not of those below them), and of what matches globs such as {@code photos/**}{@code
     * /*.jpg}: in the order of their names, listed now and on this machine. Workers read them under the same absolute paths.
     *
     * @throws io.akkord.image.raster.ImageException if there is no image
     */
    public static ImageBag files(String... filesFoldersOrGlobs) {
        List<Source> sources = new ArrayList<>();
        for (String text : filesFoldersOrGlobs) {
            ImagePaths.of(text).forEach(path -> sources.add(Source.file(path)));
        }
        return new ImageBag(sources);
    }

    /** The results of tasks, under names that tell them apart, in the order of the map. */
    public static ImageBag of(Map<String, Task<Raster>> rasters) {
        List<Source> sources = new ArrayList<>();
        rasters.forEach((name, raster) -> sources.add(new Source(name, Optional.of(raster))));
        return new ImageBag(sources);
    }

    /**
     * Decodes one image, here and now.
     *
     * @param name for messages
     * @throws io.akkord.image.raster.ImageException if it is damaged, or has more than {@link ImageBag#MOST_PIXELS}
     */
    public static Raster decode(String name, byte[] encoded) {
        try (Picture picture = Kernel.best().decode(name, encoded, ImageBag.MOST_PIXELS)) {
            return picture.raster();
        }
    }
}
