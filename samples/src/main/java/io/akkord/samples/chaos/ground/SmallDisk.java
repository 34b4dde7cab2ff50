package io.akkord.samples.chaos.ground;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file system, in memory, that can be filled to the last byte. Needs root and the program mount. Not safe for use by several threads.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String PREFIX = "akkord-";
    private static final int BLOCK = 1 << 20;

    private final Path directory;
    private final Path filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /**
     * Mounts one, after taking away those of processes that are dead.
     *
     * @throws io.akkord.cluster.node.NodeStartException naming what is missing on this machine
     */
    public static SmallDisk mount(Path directory, int megabytes) {
        requireTools();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unmountLeftovers();
        String name = PREFIX + ProcessHandle.current().pid();
        Programs.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", name, directory.toString());
        SmallDisk disk = new SmallDisk(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(disk::close, "akkord-unmount"));
        return disk;
    }

    /**
     * Checks that one can be mounted here.
     *
     * @throws io.akkord.cluster.node.NodeStartException naming what is missing on this machine
     */
    public static void requireTools() {
        Programs.require("mount", "mount", "a small disk");
    }

    /** Lines of mount are: name, "on", directory, and more. */
    private static void unmountLeftovers() {
        for (String line : Programs.line("mount").split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith(PREFIX) && Programs.isDead(words[0].substring(PREFIX.length()))) {
                Programs.run("umount", "--lazy", words[2]);
            }
        }
    }

    public Path directory() {
        return directory;
    }

    /** Fills it, but for some megabytes, whatever it was filled to before. */
    public void fill(int leftMegabytes) {
        free();
        long room = directory.toFile().getUsableSpace() - (long) leftMegabytes * BLOCK;
        byte[] block = new byte[BLOCK];
        try (OutputStream file = Files.newOutputStream(filler)) {
            for (long written = 0; written < room; written += block.length) {
                file.write(block, 0, (int) Math.min(block.length, room - written));
            }
        } catch (IOException e) {
            // It is as full as it can be.
        }
    }

    /** Makes room again. */
    public void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes it away with what is on it, also if somebody still uses it; nothing happens the second time. */
    @Override
    public synchronized void close() {
        if (Files.exists(directory) && Programs.line("mount").contains(" " + directory.toAbsolutePath() + " ")) {
            Programs.run("umount", "--lazy", directory.toString());
        }
    }
}
