package io.akkord.persistence.leveldb.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sorted table of LevelDB: blocks of entries, a block that indexes them by their last keys, and a footer of 48 bytes
 * that says where the index is. Each block is followed by its compression (1) and its CRC (4).
 */
final class TableFile {

    private static final int FOOTER = 48;
    private static final int TRAILER = 5;
    private static final int SEQUENCE = 8;
    private static final long MAGIC = 0xDB4775248B80FB57L;
    private static final int SNAPPY = 1;

    /** A block of entries, with the last key that it may have. */
    private record Block(long offset, long size, byte[] lastKey) {}

    private final String name;
    private final ByteBuffer bytes;
    private final List<Block> blocks = new ArrayList<>();
    private final List<FileDamage> damages = new ArrayList<>();

    private TableFile(String name, ByteBuffer bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static TableFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        TableFile table = new TableFile(file.getFileName().toString(), bytes);
        try {
            table.readIndex();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            table.damage(Math.max(0, bytes.limit() - FOOTER), "the index cannot be read");
        }
        table.checkBlocks();
        return table;
    }

    List<FileDamage> damages() {
        return damages;
    }

    private void damage(long offset, String what) {
        damages.add(FileDamage.at(name, offset, what));
    }

    private void readIndex() {
        int footer = bytes.limit() - FOOTER;
        if (footer < 0 || bytes.getLong(bytes.limit() - 8) != MAGIC) {
            damage(Math.max(0, footer), "the footer of the table is damaged or missing");
            return;
        }
        ByteBuffer in = bytes.duplicate().position(footer);
        Varints.next(in);
        Varints.next(in);
        long offset = Varints.next(in);
        Optional<ByteBuffer> index = block(offset, Varints.next(in));
        if (index.isEmpty()) {
            damage(offset, "the index of the table is damaged");
            return;
        }
        entries(index.get(), (key, value) -> blocks.add(new Block(Varints.next(value), Varints.next(value), key)));
    }

    private void checkBlocks() {
        for (Block block : blocks) {
            if (block(block.offset(), block.size()).isEmpty()) {
                damage(block.offset(), "a block of " + block.size() + " bytes does not give its checksum");
            }
        }
    }

    /** The unpacked block; empty if its bytes are not those that were written. */
    private Optional<ByteBuffer> block(long offset, long size) {
        if (offset < 0 || size < 0 || offset > bytes.limit() || offset + size + TRAILER > bytes.limit()) {
            return Optional.empty();
        }
        int at = (int) offset;
        int length = (int) size;
        if (bytes.getInt(at + length + 1) != MaskedCrc.of(bytes, at, length + 1)) {
            return Optional.empty();
        }
        ByteBuffer packed = bytes.duplicate().position(at).limit(at + length);
        ByteBuffer plain = bytes.get(at + length) == SNAPPY ? Snappy.unpack(packed) : packed.slice();
        return Optional.of(plain.order(ByteOrder.LITTLE_ENDIAN));
    }

    private interface Step {
        void take(byte[] key, ByteBuffer value);
    }

    /** Keys share beginnings with those before them; at the end stands how often they begin anew. */
    private static void entries(ByteBuffer block, Step step) {
        int restarts = block.getInt(block.limit() - 4);
        ByteBuffer in = block.duplicate().limit(block.limit() - 4 - 4 * restarts);
        byte[] key = {};
        while (in.hasRemaining()) {
            int shared = (int) Varints.next(in);
            int own = (int) Varints.next(in);
            int value = (int) Varints.next(in);
            byte[] rest = Varints.bytes(in, own);
            key = Arrays.copyOf(key, shared + own);
            System.arraycopy(rest, 0, key, shared, own);
            step.take(userKey(key), ByteBuffer.wrap(Varints.bytes(in, value)));
        }
    }

    private static byte[] userKey(byte[] internal) {
        return Arrays.copyOf(internal, Math.max(0, internal.length - SEQUENCE));
    }

    /** Where a key is, or where it would be if its block can no longer be read. */
    Optional<FilePlace> find(byte[] key, boolean inDamagedBlocks) {
        byte[] before = null;
        for (Block block : blocks) {
            boolean mayHave = Arrays.compareUnsigned(key, block.lastKey()) <= 0
                    && (before == null || Arrays.compareUnsigned(before, key) <= 0);
            before = block.lastKey();
            if (mayHave && (inDamagedBlocks ? isDamaged(block) : has(block, key))) {
                return Optional.of(new FilePlace(name, block.offset()));
            }
        }
        return Optional.empty();
    }

    private boolean isDamaged(Block block) {
        return block(block.offset(), block.size()).isEmpty();
    }

    private boolean has(Block block, byte[] key) {
        boolean[] found = new boolean[1];
        block(block.offset(), block.size())
                .ifPresent(plain -> entries(plain, (each, value) -> found[0] |= Arrays.equals(each, key)));
        return found[0];
    }
}
