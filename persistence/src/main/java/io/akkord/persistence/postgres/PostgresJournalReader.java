package io.akkord.persistence.postgres;

import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the journal in a database as it is at the moment of opening, also while coordinators write it: everything is
 * read in one transaction that sees one state and changes nothing.
 */
public final class PostgresJournalReader implements JournalStore {

    /** Events that are in memory at a time, each at most a megabyte. */
    private static final int FETCHED = 32;

    private final PostgresAccess access;
    private final Connection connection;
    private final Set<String> ids;

    private PostgresJournalReader(PostgresAccess access, Connection connection) throws SQLException {
        this.access = access;
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        this.ids = readIds();
    }

    /**
     * Opens the journal.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if it cannot be used
     */
    public static PostgresJournalReader open(PostgresAccess access) {
        new PostgresSchema(access).check("akkord journal");
        Connection connection = access.connectPatiently("akkord journal");
        try {
            return new PostgresJournalReader(access, connection);
        } catch (SQLException e) {
            close(connection);
            throw PostgresProblems.explain(access, e);
        }
    }

    private Set<String> readIds() throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT persistence_id FROM " + access.schema()
                        + ".event_journal GROUP BY persistence_id ORDER BY min(ordering)");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public Set<String> persistenceIds() {
        return ids;
    }

    @Override
    public long highestSequenceNumber(String persistenceId) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT max(sequence_number) FROM " + access.schema() + ".event_journal WHERE persistence_id = ?")) {
            query.setString(1, persistenceId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void forEach(String persistenceId, Consumer<JournalEntry> consumer) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT sequence_number, event_ser_id, event_payload, writer, write_timestamp FROM " + access.schema()
                        + ".event_journal WHERE persistence_id = ? AND NOT deleted ORDER BY sequence_number")) {
            query.setString(1, persistenceId);
            query.setFetchSize(FETCHED);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(entry(rows));
                }
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(row.getLong(1), row.getInt(2), row.getBytes(3), row.getString(4), row.getLong(5));
    }

    /** The server vouches for its files. */
    @Override
    public Optional<String> logDamage() {
        return Optional.empty();
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
