package io.akkord.actors;

import io.akkord.core.space.SpaceLevel;
import io.akkord.core.space.SpaceLimits;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The free space of the disks that a node writes to, and what it allows. Read again when it is asked for, at most every
 * 20 ms; reading takes a few microseconds. Safe for use by several threads.
 */
public final class SpaceGauge {

    private static final long FRESH_NANOS = 20_000_000;
    private static final long PAUSE_MILLIS = 200;

    private final LongSupplier gauge;
    private final String where;
    private final SpaceLimits limits;
    private long free;
    private long readNanos = System.nanoTime() - FRESH_NANOS - 1;
    private SpaceLevel level = SpaceLevel.AMPLE;

    /**
     * A gauge of any sort.
     *
     * @param gauge gives free bytes
     * @param where what people are told about the place
     */
    public SpaceGauge(LongSupplier gauge, String where, SpaceLimits limits) {
        this.gauge = gauge;
        this.where = where;
        this.limits = limits;
    }

    /** The least free space of the disks on which the directories are, or will be. */
    public static SpaceGauge of(List<Path> directories, SpaceLimits limits) {
        List<File> files = directories.stream().map(SpaceGauge::existing).toList();
        return new SpaceGauge(
                () -> files.stream().mapToLong(File::getUsableSpace).min().orElse(Long.MAX_VALUE),
                String.valueOf(directories.get(0)),
                limits);
    }

    /** A gauge that always shows enough. */
    public static SpaceGauge unlimited() {
        return new SpaceGauge(() -> Long.MAX_VALUE, "", SpaceLimits.NONE);
    }

    private static File existing(Path directory) {
        File file = directory.toAbsolutePath().toFile();
        while (!file.exists() && file.getParentFile() != null) {
            file = file.getParentFile();
        }
        return file;
    }

    /** What may go on now. */
    public synchronized SpaceLevel level() {
        long now = System.nanoTime();
        if (now - readNanos > FRESH_NANOS) {
            readNanos = now;
            free = gauge.getAsLong();
            level = limits.level(free, level);
        }
        return level;
    }

    /** Whether the level forbids what {@code forbidding} forbids. */
    public boolean isAtLeast(SpaceLevel forbidding) {
        return level().compareTo(forbidding) >= 0;
    }

    /** Why new graphs are not taken, and what to do about it. */
    public synchronized String refusal() {
        return "no new graph is taken: the disk of " + where + " has " + (free >> 20) + " MiB free, and less than "
                + (limits.admission() >> 20)
                + " MiB (akkord.storage.stop-admission-below) is too little; make room, for"
                + " example with \"akkord journal prune\", and submit again";
    }

    /** Why nothing is dispatched, and what to do about it. */
    public synchronized String pause() {
        return "paused: the disk of " + where + " has " + (free >> 20) + " MiB free, and less than "
                + (limits.dispatch() >> 20)
                + " MiB (akkord.storage.pause-dispatch-below) is too little; make room, and it goes on by itself";
    }

    /**
     * Waits until so many bytes can be written without coming near the end of the disk.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitRoom(long bytes) throws InterruptedException {
        while (gauge.getAsLong() - bytes < limits.dispatch() / 2) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
