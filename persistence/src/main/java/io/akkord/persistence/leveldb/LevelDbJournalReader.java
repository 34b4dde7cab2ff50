package io.akkord.persistence.leveldb;

import akka.protobufv3.internal.InvalidProtocolBufferException;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalStore;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.iq80.leveldb.DB;
import org.iq80.leveldb.Options;
import org.jspecify.annotations.Nullable;

/**
 * Reads the directory of Akka's LevelDB journal without an actor system, from a private copy and with every checksum
 * verified. Not safe for use by several threads.
 */
public final class LevelDbJournalReader implements JournalStore {

    private final PrivateCopy copy;
    private final DB db;
    private final @Nullable String logDamage;
    private final Map<String, Integer> ids;

    private LevelDbJournalReader(PrivateCopy copy, DB db, @Nullable String logDamage) {
        this.copy = copy;
        this.db = db;
        this.logDamage = logDamage;
        this.ids = LevelDbScan.ids(db);
    }

    /**
     * Copies the directory and opens the copy.
     *
     * @throws JournalUnavailableException if the directory is open, missing or cannot be opened at all
     */
    public static LevelDbJournalReader open(Path directory) {
        try {
            return open(directory, true, null);
        } catch (JournalUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return openDamaged(directory, String.valueOf(e.getMessage()));
        }
    }

    /** LevelDB stops at damage in its log only if it is told to be paranoid; otherwise it drops what it cannot read. */
    private static LevelDbJournalReader openDamaged(Path directory, String logDamage) {
        try {
            return open(directory, false, logDamage);
        } catch (JournalUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw LevelDbFiles.unopenable(directory, e);
        }
    }

    private static LevelDbJournalReader open(Path directory, boolean paranoid, @Nullable String logDamage)
            throws IOException {
        PrivateCopy copy = LevelDbFiles.privateCopy(directory);
        Options options = new Options().createIfMissing(false).paranoidChecks(paranoid);
        DB db = null;
        try {
            db = LevelDbFiles.open(copy.path(), options);
            return new LevelDbJournalReader(copy, db, logDamage);
        } catch (IOException | RuntimeException e) {
            if (db != null) {
                db.close();
            }
            copy.close();
            throw e;
        }
    }

    /** What LevelDB itself said about its log; whatever it lost shows as gaps or missing ends of some ids. */
    @Override
    public Optional<String> logDamage() {
        return Optional.ofNullable(logDamage);
    }

    /** All persistence ids, in the order in which they first wrote. */
    @Override
    public Set<String> persistenceIds() {
        return ids.keySet();
    }

    /**
     * The highest sequence number that was ever written for the id; 0 if there is none.
     *
     * @throws UncheckedIOException if LevelDB finds damage in a table
     */
    @Override
    public long highestSequenceNumber(String persistenceId) {
        Integer id = ids.get(persistenceId);
        return id == null
                ? 0
                : ByteBuffer.wrap(LevelDbScan.get(db, LevelDbKey.counter(id), new byte[8]))
                        .getLong();
    }

    /**
     * Hands over the events of an id in the order of their sequence numbers.
     *
     * @throws UncheckedIOException if LevelDB finds damage in a table, or an entry is not one of Akka's
     */
    @Override
    public void forEach(String persistenceId, Consumer<JournalEntry> consumer) {
        forEachStored(persistenceId, (sequenceNumber, value) -> {
            try {
                consumer.accept(StoredMessages.parse(value, sequenceNumber));
            } catch (InvalidProtocolBufferException e) {
                throw new UncheckedIOException(
                        "event " + sequenceNumber + " of " + persistenceId + " is not Akka's", e);
            }
        });
    }

    @Override
    public Optional<byte[]> keyOf(String persistenceId, long sequenceNumber) {
        return Optional.ofNullable(ids.get(persistenceId))
                .map(id -> LevelDbKey.event(id, sequenceNumber).toBytes());
    }

    /** An event as LevelDB has it. */
    interface StoredValue {
        void accept(long sequenceNumber, byte[] value);
    }

    void forEachStored(String persistenceId, StoredValue consumer) {
        Integer id = ids.get(persistenceId);
        if (id == null) {
            return;
        }
        LevelDbScan.from(db, LevelDbKey.event(id, 1), (key, value) -> {
            if (key.id() == id && key.isEvent()) {
                consumer.accept(key.sequenceNumber(), value);
            }
            return key.id() == id;
        });
    }

    @Override
    public void close() {
        try {
            db.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            copy.close();
        }
    }
}
