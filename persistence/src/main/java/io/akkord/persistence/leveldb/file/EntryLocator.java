package io.akkord.persistence.leveldb.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the place of an entry in the files of a database, or of the damage that swallowed it. Reads files anew each time. */
public final class EntryLocator {

    private final DatabaseFiles files;

    public EntryLocator(DatabaseFiles files) {
        this.files = files;
    }

    /**
     * Where an entry stands; else the damaged block of a table that would have it; else the first damage in a log behind
     * the entry that comes {@code before} it; else whatever is wrong first.
     *
     * @throws UncheckedIOException if files cannot be read
     */
    public Optional<FilePlace> locate(byte[] key, byte[] before) {
        try {
            Optional<FilePlace> found = intact(key);
            if (found.isEmpty()) {
                found = inTables(key, true);
            }
            return found.isPresent() ? found : behind(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<FilePlace> intact(byte[] key) throws IOException {
        for (int i = files.logs().size() - 1; i >= 0; i--) {
            Optional<FilePlace> found = inLog(files.logs().get(i), key);
            if (found.isPresent()) {
                return found;
            }
        }
        return inTables(key, false);
    }

    private static Optional<FilePlace> inLog(Path log, byte[] key) throws IOException {
        List<LogFile.Entry> entries = LogFile.read(log).entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            boolean[] has = new boolean[1];
            WriteBatches.keys(entries.get(i).bytes(), each -> has[0] |= Arrays.equals(each, key));
            if (has[0]) {
                return Optional.of(new FilePlace(
                        log.getFileName().toString(), entries.get(i).offset()));
            }
        }
        return Optional.empty();
    }

    private Optional<FilePlace> inTables(byte[] key, boolean inDamagedBlocks) throws IOException {
        for (Path file : files.tables()) {
            Optional<FilePlace> found = TableFile.read(file).find(key, inDamagedBlocks);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FilePlace> behind(byte[] before) throws IOException {
        Optional<FilePlace> previous = intact(before);
        Optional<FilePlace> inLog = files.damages().stream()
                .filter(FileDamage::isInLog)
                .map(FileDamage::place)
                .filter(place -> previous.filter(from -> place.file().equals(from.file()))
                        .map(from -> place.offset() > from.offset())
                        .orElse(true))
                .findFirst();
        return inLog.or(() -> files.damages().stream().map(FileDamage::place).findFirst());
    }
}
