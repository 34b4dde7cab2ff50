package io.akkord.persistence.leveldb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.DBIterator;
import org.iq80.leveldb.ReadOptions;

/** Walks through an open database with every checksum verified; damage comes as {@link UncheckedIOException}. */
final class LevelDbScan {

    /** Akka keeps the events of a tag as those of an id with this prefix. */
    private static final String TAG_PREFIX = "$$$";

    /** What is done with an entry; the answer says whether to go on. */
    interface Step {
        boolean take(LevelDbKey key, byte[] value);
    }

    private LevelDbScan() {}

    /** All persistence ids with their numbers, in the order in which they first wrote. */
    static Map<String, Integer> ids(DB db) {
        Map<String, Integer> found = new LinkedHashMap<>();
        from(db, LevelDbKey.firstId(), (key, value) -> {
            String name = new String(value, StandardCharsets.UTF_8);
            if (key.namesAnId() && !name.startsWith(TAG_PREFIX)) {
                found.put(name, key.mapping());
            }
            return key.namesAnId();
        });
        return found;
    }

    static void from(DB db, LevelDbKey first, Step step) {
        try (DBIterator iterator = reading(() -> db.iterator(options()))) {
            boolean more = reading(() -> {
                iterator.seek(first.toBytes());
                return iterator.hasNext();
            });
            while (more) {
                Map.Entry<byte[], byte[]> entry = reading(iterator::next);
                more = step.take(LevelDbKey.of(entry.getKey()), entry.getValue()) && reading(iterator::hasNext);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] get(DB db, LevelDbKey key, byte[] absent) {
        byte[] value = reading(() -> db.get(key.toBytes(), options()));
        return value == null ? absent : value;
    }

    private static ReadOptions options() {
        return new ReadOptions().verifyChecksums(true).fillCache(false);
    }

    /** The native iterator wraps what LevelDB says in a plain runtime exception. */
    private static <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UncheckedIOException(new IOException("LevelDB: " + cause.getMessage(), e));
        }
    }
}
