package io.akkord.persistence.leveldb.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All files of a LevelDB directory, read as they lie there: what is wrong with them, and where a key stands. Files that
 * the manifest does not name hold nothing that counts and are left out. Takes the memory of the largest file at a time.
 */
public final class DatabaseFiles {

    private final Path directory;
    private final List<Path> logs = new ArrayList<>();
    private final List<Path> tables = new ArrayList<>();
    private final List<FileDamage> damages = new ArrayList<>();

    private DatabaseFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the directory, which no process may have open.
     *
     * @throws UncheckedIOException if files cannot be read at all
     */
    public static DatabaseFiles read(Path directory) {
        DatabaseFiles files = new DatabaseFiles(directory);
        try {
            files.readManifest();
            for (Path log : files.logs) {
                files.damages.addAll(LogFile.read(log).damages());
            }
            for (Path table : files.tables) {
                files.damages.addAll(TableFile.read(table).damages());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + directory + " cannot be read", e);
        }
    }

    /** What is wrong, file by file. */
    public List<FileDamage> damages() {
        return List.copyOf(damages);
    }

    /** How many files count. */
    public int count() {
        return logs.size() + tables.size() + 2;
    }

    private void readManifest() throws IOException {
        Path current = directory.resolve("CURRENT");
        Optional<Path> manifest = manifest(current);
        if (manifest.isEmpty()) {
            list(0, Optional.empty());
            return;
        }
        Manifest versions = Manifest.read(manifest.get());
        damages.addAll(versions.damages());
        list(versions.firstLog(), Optional.of(versions.tables()));
    }

    private Optional<Path> manifest(Path current) throws IOException {
        if (!Files.exists(current)) {
            damages.add(FileDamage.at("CURRENT", 0, "the file is missing"));
            return Optional.empty();
        }
        String name = new String(Files.readAllBytes(current), StandardCharsets.ISO_8859_1).strip();
        if (!name.matches("MANIFEST-\\d+")) {
            damages.add(FileDamage.at("CURRENT", 0, "it does not name a manifest"));
            return Optional.empty();
        }
        Path manifest = directory.resolve(name);
        if (!Files.exists(manifest)) {
            damages.add(FileDamage.at(name, 0, "the file is missing"));
            return Optional.empty();
        }
        return Optional.of(manifest);
    }

    private void list(long firstLog, Optional<Map<Long, Long>> sizes) throws IOException {
        Map<Long, Path> present = new LinkedHashMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\d+\\.log") && number(name) >= firstLog) {
                    logs.add(file);
                } else if (name.matches("\\d+\\.(sst|ldb)")
                        && sizes.map(known -> known.containsKey(number(name))).orElse(true)) {
                    tables.add(file);
                    present.put(number(name), file);
                }
            }
        }
        sizes.ifPresent(known -> compare(known, present));
        if (firstLog > 0
                && logs.stream().noneMatch(log -> number(log.getFileName().toString()) == firstLog)) {
            damages.add(FileDamage.at(String.format("%06d.log", firstLog), 0, "the file is missing"));
        }
    }

    private void compare(Map<Long, Long> known, Map<Long, Path> present) {
        known.forEach((number, size) -> {
            Path file = present.get(number);
            if (file == null) {
                damages.add(FileDamage.at(String.format("%06d.sst", number), 0, "the file is missing"));
            } else if (file.toFile().length() != size) {
                damages.add(FileDamage.at(
                        file.getFileName().toString(),
                        Math.min(size, file.toFile().length()),
                        "the file has " + file.toFile().length() + " bytes, and had " + size));
            }
        });
    }

    private static long number(String name) {
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    List<Path> logs() {
        return logs;
    }

    List<Path> tables() {
        return tables;
    }
}
