package io.akkord.image;

import io.akkord.api.Task;
import io.akkord.image.raster.Raster;
import java.util.Optional;

/** An element of a bag: a file on the workers' disks, or the result of a task under a name. */
record Source(String name, Optional<Task<Raster>> raster) {

    static Source file(String path) {
        return new Source(path, Optional.empty());
    }
}
