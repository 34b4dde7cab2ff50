package io.akkord.cluster.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks an archive in tar format (ustar, names up to 100 characters), compressed by xz: files, directories and symbolic
 * links. Nothing is written outside the target.
 */
final class TarXz {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MODE_AT = 100;
    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;
    private static final int LINK_AT = 157;
    private static final int EXECUTABLE = 0111;

    private TarXz() {}

    /** Unpacks into a directory that exists. */
    static void unpack(InputStream archive, Path target) throws IOException {
        try (XZInputStream in = new XZInputStream(archive)) {
            byte[] header = new byte[BLOCK];
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
                entry(header, in, target);
            }
        }
    }

    private static void entry(byte[] header, InputStream in, Path target) throws IOException {
        String name = text(header, 0, NAME);
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names " + name + ", which lies outside of it");
        }
        switch (header[TYPE_AT]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> link(path, text(header, LINK_AT, NAME), target);
            case '0', 0 -> file(header, in, path);
            default -> throw new IOException("the archive has the entry " + name + " of an unknown type");
        }
    }

    private static void link(Path path, String to, Path target) throws IOException {
        if (!path.resolveSibling(to).normalize().startsWith(target)) {
            throw new IOException("the archive links " + path + " to " + to + ", which lies outside of it");
        }
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(to));
    }

    private static void file(byte[] header, InputStream in, Path path) throws IOException {
        long size = number(header, SIZE_AT);
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path)) {
            copy(in, out, size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if ((number(header, MODE_AT) & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the archive is cut short");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    /** An octal number that ends at a blank or zero. */
    private static long number(byte[] header, int from) {
        long value = 0;
        for (int i = from; header[i] >= '0' && header[i] <= '7'; i++) {
            value = value * 8 + (header[i] - '0');
        }
        return value;
    }
}
