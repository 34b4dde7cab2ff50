package io.akkord.persistence.manage;

import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.postgres.FoundingRight;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresProblems;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalOpenElsewhereException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes of the journal in a database, in one transaction, while no coordinator uses it: the right to found a cluster over
 * it is held meanwhile. Snapshots of ids that change go, and those that a newer one of the same id supersedes.
 */
public final class PostgresEdit implements HistoryEdit {

    private static final String NAME = "akkord journal";
    private static final int ROWS_A_BATCH = 64;

    private final PostgresAccess access;
    private final Set<String> dropped = new TreeSet<>();
    private final Map<String, List<JournalEntry>> put = new LinkedHashMap<>();

    public PostgresEdit(PostgresAccess access) {
        this.access = access;
    }

    @Override
    public PostgresEdit drop(String persistenceId) {
        dropped.add(persistenceId);
        return this;
    }

    @Override
    public PostgresEdit put(String persistenceId, List<JournalEntry> events, Mark end) {
        put.put(persistenceId, events);
        return this;
    }

    @Override
    public void apply() {
        try (FoundingRight right = new FoundingRight(access, NAME)) {
            if (!right.tryFound()) {
                String holders = right.holders().orElse("somebody");
                throw new JournalOpenElsewhereException(
                        "the journal " + access + " is in use by " + holders
                                + ". Coordinators delete by themselves what"
                                + " akkord.journal.keep-graphs and keep-for say; for anything else end them first",
                        holders);
            }
            write();
        }
    }

    private void write() {
        try (Connection connection = access.connectPatiently(NAME)) {
            connection.setAutoCommit(false);
            Set<String> gone = new TreeSet<>(dropped);
            gone.addAll(put.keySet());
            delete(connection, "event_journal", gone);
            delete(connection, "snapshot", gone);
            for (Map.Entry<String, List<JournalEntry>> each : put.entrySet()) {
                insert(connection, each.getKey(), each.getValue());
            }
            deleteSuperseded(connection);
            connection.commit();
        } catch (SQLException e) {
            throw PostgresProblems.explain(access, e);
        }
    }

    private void delete(Connection connection, String table, Set<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + access.schema() + "." + table + " WHERE persistence_id = ?")) {
            for (String id : ids) {
                statement.setString(1, id);
                statement.executeUpdate();
            }
        }
    }

    private void insert(Connection connection, String id, List<JournalEntry> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + access.schema()
                + ".event_journal (persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest,"
                + " event_ser_id, event_ser_manifest, event_payload) VALUES (?, ?, FALSE, ?, ?, '', ?, 'E', ?)")) {
            int rows = 0;
            for (JournalEntry event : events) {
                statement.setString(1, id);
                statement.setLong(2, event.sequenceNumber());
                statement.setString(3, event.writer());
                statement.setLong(4, event.wallMillis());
                statement.setInt(5, event.serializer());
                statement.setBytes(6, event.payload());
                statement.addBatch();
                if (++rows % ROWS_A_BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private void deleteSuperseded(Connection connection) throws SQLException {
        String snapshot = access.schema() + ".snapshot";
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + snapshot + " old USING " + snapshot
                    + " newer WHERE old.persistence_id = newer.persistence_id"
                    + " AND old.sequence_number < newer.sequence_number");
        }
    }
}
