package io.akkord.persistence.leveldb.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What LevelDB's manifest says: which tables there are, how long they are, and from which log on logs count. */
final class Manifest {

    private final Map<Long, Long> tables = new TreeMap<>();
    private final List<FileDamage> damages = new ArrayList<>();
    private long firstLog;
    private long nextFile;

    private Manifest() {}

    static Manifest read(Path file) throws IOException {
        Manifest manifest = new Manifest();
        LogFile log = LogFile.read(file);
        manifest.damages.addAll(log.damages());
        for (LogFile.Entry entry : log.entries()) {
            try {
                manifest.apply(entry.bytes());
            } catch (BufferUnderflowException | IllegalArgumentException e) {
                manifest.damages.add(FileDamage.at(
                        file.getFileName().toString(), entry.offset(), "the record is none of a manifest"));
            }
        }
        if (manifest.nextFile == 0) {
            manifest.damages.add(
                    FileDamage.at(file.getFileName().toString(), 0, "it does not say what files there are"));
        }
        return manifest;
    }

    /** Numbers of the tables and their sizes in bytes. */
    Map<Long, Long> tables() {
        return tables;
    }

    /** Logs of lower numbers hold nothing any more. */
    long firstLog() {
        return firstLog;
    }

    List<FileDamage> damages() {
        return damages;
    }

    /** Tags after LevelDB's version_edit.cc. */
    private void apply(ByteBuffer edit) {
        while (edit.hasRemaining()) {
            int tag = (int) Varints.next(edit);
            switch (tag) {
                case 1 -> Varints.bytes(edit);
                case 2 -> firstLog = Varints.next(edit);
                case 3 -> nextFile = Varints.next(edit);
                case 4, 9 -> Varints.next(edit);
                case 5 -> {
                    Varints.next(edit);
                    Varints.bytes(edit);
                }
                case 6 -> {
                    Varints.next(edit);
                    tables.remove(Varints.next(edit));
                }
                case 7 -> newTable(edit);
                default -> throw new IllegalArgumentException("tag " + tag);
            }
        }
    }

    private void newTable(ByteBuffer edit) {
        Varints.next(edit);
        long number = Varints.next(edit);
        tables.put(number, Varints.next(edit));
        Varints.bytes(edit);
        Varints.bytes(edit);
    }
}
