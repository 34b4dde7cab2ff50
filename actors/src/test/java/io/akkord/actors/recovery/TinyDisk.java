package io.akkord.actors.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system in memory of a few MiB, mounted for one test. Root must be able to; others skip what needs it. */
final class TinyDisk implements AutoCloseable {

    private static final int MIB = 1 << 20;

    private final Path root;

    private TinyDisk(Path root) {
        this.root = root;
    }

    static TinyDisk mount(Path root, int mebibytes) throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(root, "unix:uid"))) {
            abort("only root can mount the tiny disk; the test with a gauge of its own covers the rest");
        }
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", root.toString());
        return new TinyDisk(root);
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        assertThat(process.exitValue()).as("%s", List.of(command)).isZero();
    }

    /** Fills the disk until so many MiB are free. */
    void leaveFree(int mebibytes) throws IOException {
        Path filler = root.resolve("filler-" + mebibytes);
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (root.toFile().getUsableSpace() > (long) mebibytes * MIB) {
                out.write(new byte[64 * 1024]);
            }
        }
    }

    void makeRoom() throws IOException {
        try (var files = Files.newDirectoryStream(root, "filler-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", root.toString());
    }
}
