package io.akkord.persistence.leveldb.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of LevelDB's log format: blocks of 32 KiB; in them pieces of CRC (4), length (2), type (1) and data; a record is
 * one piece, or a first, middle and last ones. Logs and manifests have it. What stands behind a bad piece in its block is
 * skipped, as LevelDB does.
 */
final class LogFile {

    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int FULL = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;

    /** One record and where it begins. */
    record Entry(long offset, ByteBuffer bytes) {}

    private final String name;
    private final ByteBuffer bytes;
    private final List<Entry> entries = new ArrayList<>();
    private final List<FileDamage> damages = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private int openAt = -1;

    private LogFile(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static LogFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        LogFile log = new LogFile(file.getFileName().toString(), bytes);
        int end = log.usedLength();
        for (int block = 0; block < end; block += BLOCK) {
            log.scanBlock(block, Math.min(block + BLOCK, end));
        }
        log.cutOff("the file ends within a record");
        return log;
    }

    List<Entry> entries() {
        return entries;
    }

    List<FileDamage> damages() {
        return damages;
    }

    /** LevelDB lengthens its log by zeroes in advance; they stay when the process dies. */
    private int usedLength() {
        int end = bytes.limit();
        while (end > 0 && bytes.get(end - 1) == 0) {
            end--;
        }
        return Math.min(bytes.limit(), end + HEADER);
    }

    private void scanBlock(int block, int end) {
        int at = block;
        while (at + HEADER <= end) {
            int length = bytes.getShort(at + 4) & 0xFFFF;
            int type = bytes.get(at + 6);
            if (type == 0 && length == 0 && isBlank(at, Math.min(block + BLOCK, bytes.limit()))) {
                if (block + BLOCK < end) {
                    damage(at, "zeroes stand where records were");
                }
                return;
            }
            String problem = problem(at, length, type, Math.min(block + BLOCK, bytes.limit()));
            if (!problem.isEmpty()) {
                damage(at, problem);
                return;
            }
            take(at, length, type);
            at += HEADER + length;
        }
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private String problem(int at, int length, int type, int end) {
        if (at + HEADER + length > end) {
            return end == bytes.limit()
                    ? "the file ends within a record"
                    : "a piece of " + length + " bytes does not fit into its block";
        }
        int stored = bytes.getInt(at);
        int computed = MaskedCrc.of(bytes, at + 6, length + 1);
        if (stored != computed) {
            return String.format("the checksum is %08x, but the bytes give %08x", stored, computed);
        }
        return type < FULL || type > LAST ? "a piece is of type " + type + ", which there is not" : "";
    }

    private void damage(int at, String what) {
        open.reset();
        openAt = -1;
        damages.add(FileDamage.at(name, at, what));
    }

    private void cutOff(String what) {
        if (openAt >= 0) {
            damage(openAt, what);
        }
    }

    private void take(int at, int length, int type) {
        if (type == FULL || type == FIRST) {
            cutOff("the record has no end");
            openAt = at;
        } else if (openAt < 0) {
            if (damages.isEmpty()) {
                damage(at, "the record has no beginning");
            }
            return;
        }
        byte[] piece = new byte[length];
        bytes.get(at + HEADER, piece);
        open.write(piece, 0, length);
        if (type == FULL || type == LAST) {
            entries.add(new Entry(openAt, ByteBuffer.wrap(open.toByteArray()).order(ByteOrder.LITTLE_ENDIAN)));
            open.reset();
            openAt = -1;
        }
    }
}
