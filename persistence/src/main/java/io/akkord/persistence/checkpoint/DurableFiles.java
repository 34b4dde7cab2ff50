package io.akkord.persistence.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** Files that are there as a whole or not at all, and stay when the power fails. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes a temporary file, syncs it, renames it and syncs the directory; replaces what has the name.
     *
     * @param beforeRename runs when the bytes are on the disk; if it throws, nothing has happened
     */
    static void write(Path folder, String name, byte[] head, byte[] rest, Runnable beforeRename) throws IOException {
        makeFolder(folder);
        Path temporary = folder.resolve(name + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer[] parts = {ByteBuffer.wrap(head), ByteBuffer.wrap(rest)};
                while (parts[0].hasRemaining() || parts[1].hasRemaining()) {
                    channel.write(parts);
                }
                channel.force(true);
            }
            beforeRename.run();
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sync(folder);
    }

    static byte[] readWithoutLinks(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    /** Makes missing directories, each synced into the one above it. */
    private static void makeFolder(Path folder) throws IOException {
        Path above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        makeFolder(above);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        sync(above);
    }

    /** Deletes a directory with all that is in it, if it is there. Links are deleted, not followed. */
    public static void deleteTree(Path tree) throws IOException {
        if (Files.notExists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Makes the entries of a directory durable. */
    public static void sync(Path folder) throws IOException {
        try (FileChannel entries = FileChannel.open(folder)) {
            entries.force(true);
        }
    }
}
