package io.akkord.persistence.postgres;

import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.SnapshotRecord;
import io.akkord.persistence.store.StoredSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the snapshots in the journal's database without an actor system. */
public final class PostgresSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSnapshots.class);

    private final PostgresAccess access;

    public PostgresSnapshots(PostgresAccess access) {
        this.access = access;
    }

    /**
     * Intact snapshots of an id, the oldest first; damaged ones are left out with a warning.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if the database cannot be used
     */
    public List<StoredSnapshot> of(String persistenceId) {
        List<StoredSnapshot> found = new ArrayList<>();
        try (Connection connection = access.connectPatiently("akkord journal");
                PreparedStatement query = connection.prepareStatement(
                        "SELECT snapshot_payload, created FROM " + access.schema()
                                + ".snapshot WHERE persistence_id = ? AND snapshot_ser_id = ? ORDER BY sequence_number")) {
            query.setString(1, persistenceId);
            query.setInt(2, JournalRecordSerializer.IDENTIFIER);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    add(new SnapshotRecord(rows.getBytes(1)), rows.getLong(2), persistenceId, found);
                }
            }
        } catch (SQLException e) {
            throw PostgresProblems.explain(access, e);
        }
        return found;
    }

    private static void add(SnapshotRecord record, long wallMillis, String persistenceId, List<StoredSnapshot> found) {
        if (record.problem().isPresent() || !record.isOf(persistenceId)) {
            LOG.warn(
                    "a snapshot of {} is left out: {}",
                    persistenceId,
                    record.problem().orElse("it is of another id"));
            return;
        }
        found.add(new StoredSnapshot(record.last(), wallMillis, record.state()));
    }
}
