package io.akkord.persistence.leveldb;

import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.DBException;
import org.iq80.leveldb.Options;
import org.iq80.leveldb.WriteBatch;
import org.iq80.leveldb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what a journal still holds into a new directory, in Akka's layout, without what cannot be read. Ids get new
 * consecutive numbers: Akka gives the next id a number by counting them, which would hit a used one if an id was lost.
 */
public final class LevelDbRewriter {

    private static final Logger LOG = LoggerFactory.getLogger(LevelDbRewriter.class);
    private static final int BATCH = 256;

    private LevelDbRewriter() {}

    /**
     * Copies all ids.
     *
     * @param target a directory that does not exist yet
     * @param keep for some ids, the last sequence number to copy; others are copied as far as they can be read, and keep
     *     their counters, so that a loss stays visible
     * @throws JournalUnavailableException if the new directory cannot be written
     */
    public static void rewrite(LevelDbJournalReader reader, Path target, Map<String, Long> keep) {
        try (DB db =
                LevelDbFiles.open(target, new Options().createIfMissing(true).errorIfExists(true))) {
            int number = LevelDbKey.FIRST_ID;
            for (String persistenceId : reader.persistenceIds()) {
                long last = keep.getOrDefault(persistenceId, Long.MAX_VALUE);
                copy(reader, db, persistenceId, number++, last);
            }
        } catch (IOException | DBException e) {
            throw new JournalUnavailableException(
                    "the new journal " + target + " cannot be written: " + e.getMessage() + "; check space and rights",
                    e);
        }
    }

    /**
     * Copies all ids but some, and adds others.
     *
     * @param target a directory that does not exist yet
     * @param dropped ids that are not copied
     * @param added whole histories, none empty
     * @throws JournalUnavailableException if the new directory cannot be written, or an id cannot be read as a whole
     */
    public static void rewrite(
            LevelDbJournalReader reader, Path target, Set<String> dropped, Map<String, List<JournalEntry>> added) {
        try (DB db =
                LevelDbFiles.open(target, new Options().createIfMissing(true).errorIfExists(true))) {
            int number = LevelDbKey.FIRST_ID;
            for (String persistenceId : reader.persistenceIds()) {
                if (!dropped.contains(persistenceId) && reader.highestSequenceNumber(persistenceId) > 0) {
                    copyWhole(reader, db, persistenceId, number++);
                }
            }
            for (Map.Entry<String, List<JournalEntry>> each : added.entrySet()) {
                add(db, each.getKey(), number++, each.getValue());
            }
        } catch (IOException | UncheckedIOException | DBException e) {
            throw new JournalUnavailableException(
                    "the new journal " + target + " cannot be written: " + e.getMessage() + "; check space and rights",
                    e);
        }
    }

    private static void copyWhole(LevelDbJournalReader reader, DB db, String persistenceId, int number)
            throws IOException {
        try (Batch batch = new Batch(db)) {
            batch.begin(persistenceId, number, reader.highestSequenceNumber(persistenceId));
            reader.forEachStored(
                    persistenceId,
                    (sequenceNumber, value) -> batch.put(LevelDbKey.event(number, sequenceNumber), value));
        }
    }

    private static void add(DB db, String persistenceId, int number, List<JournalEntry> events) throws IOException {
        try (Batch batch = new Batch(db)) {
            batch.begin(persistenceId, number, events.get(events.size() - 1).sequenceNumber());
            for (JournalEntry event : events) {
                batch.put(LevelDbKey.event(number, event.sequenceNumber()), StoredMessages.bytes(persistenceId, event));
            }
        }
    }

    private static void copy(LevelDbJournalReader reader, DB db, String persistenceId, int number, long last)
            throws IOException {
        try (Batch batch = new Batch(db)) {
            batch.begin(persistenceId, number, Math.min(last, counter(reader, persistenceId)));
            try {
                reader.forEachStored(persistenceId, (sequenceNumber, value) -> {
                    if (sequenceNumber <= last) {
                        batch.put(LevelDbKey.event(number, sequenceNumber), value);
                    }
                });
            } catch (UncheckedIOException e) {
                LOG.warn("the events of {} could be copied in part only: {}", persistenceId, e.getMessage());
            }
        }
    }

    private static long counter(LevelDbJournalReader reader, String persistenceId) {
        try {
            return reader.highestSequenceNumber(persistenceId);
        } catch (UncheckedIOException e) {
            LOG.warn("the counter of {} cannot be read: {}", persistenceId, e.getMessage());
            return 0;
        }
    }

    /** Writes that are handed to LevelDB a few hundred at a time; the last ones are synced, and with them all. */
    private static final class Batch implements AutoCloseable {
        private final DB db;
        private WriteBatch pending;
        private int size;

        Batch(DB db) {
            this.db = db;
            this.pending = db.createWriteBatch();
        }

        void begin(String persistenceId, int number, long counter) {
            put(LevelDbKey.id(number), persistenceId.getBytes(StandardCharsets.UTF_8));
            put(
                    LevelDbKey.counter(number),
                    ByteBuffer.allocate(8).putLong(counter).array());
        }

        void put(LevelDbKey key, byte[] value) {
            pending.put(key.toBytes(), value);
            if (++size % BATCH == 0) {
                flush(false);
                pending = db.createWriteBatch();
            }
        }

        private void flush(boolean sync) {
            try (WriteBatch batch = pending) {
                db.write(batch, new WriteOptions().sync(sync));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            flush(true);
        }
    }
}
