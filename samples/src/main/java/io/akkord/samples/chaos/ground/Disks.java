package io.akkord.samples.chaos.ground;

import java.nio.file.Path;
import java.util.List;

/** The small disk of a run, if it has one, and the settings by which nodes use it. */
public final class Disks implements AutoCloseable {

    /** The checkpoints of all graphs of an hour fit into it with room to spare. */
    private static final int MEGABYTES = 1024;

    private final List<SmallDisk> disks;

    /**
     * Mounts the disk.
     *
     * @param wanted whether there is one
     * @param directory below which it is
     */
    public Disks(boolean wanted, Path directory) {
        this.disks = wanted ? List.of(SmallDisk.mount(directory.resolve("disk"), MEGABYTES)) : List.of();
    }

    /** None or one. */
    public List<SmallDisk> list() {
        return disks;
    }

    /** {@code key=value} each; little enough results stay in memory that many spill. */
    public List<String> settings() {
        return disks.stream()
                .flatMap(disk -> List.of(
                        "akkord.storage.checkpoints=" + quoted(disk, "checkpoints"),
                        "akkord.storage.spill=" + quoted(disk, "spill"),
                        "akkord.storage.stop-admission-below=24 MiB",
                        "akkord.storage.pause-dispatch-below=16 MiB",
                        "akkord.worker.memory-limit=16 MiB")
                        .stream())
                .toList();
    }

    private static String quoted(SmallDisk disk, String name) {
        return "\"" + disk.directory().toAbsolutePath().resolve(name) + "\"";
    }

    @Override
    public void close() {
        disks.forEach(SmallDisk::close);
    }
}
