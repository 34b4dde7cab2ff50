package io.akkord.persistence.postgres;

import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.persistence.store.JournalVersionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the journal: made once by a command, and checked before every start. */
public final class PostgresSchema {

    /** Version of the tables that this program reads and writes. */
    static final int VERSION = 1;

    /** The oldest server that the tables and questions are meant for: version 12. */
    private static final int OLDEST_SERVER = 120_000;

    private final PostgresAccess access;

    public PostgresSchema(PostgresAccess access) {
        this.access = access;
    }

    /** The statements that make the tables; running them again changes nothing. */
    public String sql() {
        try (InputStream in = PostgresSchema.class.getResourceAsStream("journal.sql")) {
            if (in == null) {
                throw new IllegalStateException("journal.sql is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${schema}", access.schema())
                    .replace("${version}", Integer.toString(VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes the tables, all of them or none.
     *
     * @throws JournalUnavailableException if the database cannot be reached, or does not allow it
     */
    public void create() {
        try (Connection connection = access.connect("akkord create-schema");
                Statement statement = connection.createStatement()) {
            requireServer(connection);
            connection.setAutoCommit(false);
            statement.execute(sql());
            connection.commit();
            requireVersion(statement);
        } catch (SQLException e) {
            throw PostgresProblems.explain(access, e);
        }
    }

    /**
     * Finds out whether a coordinator can start on this journal: the server answers and lets the user in, the tables are
     * there, of the right version, and can be written. Takes at most a few seconds.
     *
     * @param application name by which the server lists the connection meanwhile
     * @throws JournalUnavailableException with the first finding
     */
    public void check(String application) {
        try (Connection connection = access.connect(application);
                Statement statement = connection.createStatement()) {
            requireServer(connection);
            requireVersion(statement);
            requireRights(statement);
        } catch (SQLException e) {
            throw PostgresProblems.explain(access, e);
        }
    }

    private void requireServer(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major * 10_000 < OLDEST_SERVER) {
            throw unusable("the server is PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion() + ", and 12 or later is needed");
        }
    }

    private void requireVersion(Statement statement) throws SQLException {
        int version;
        try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM " + table("journal_schema"))) {
            version = rows.next() ? rows.getInt(1) : 0;
        }
        if (version > VERSION) {
            throw new JournalVersionException("the journal " + access.place()
                    + " cannot be used: its tables have version " + version + ", and this program knows " + VERSION
                    + "; start an Akkord at least as new as the one that made them");
        }
        if (version < VERSION) {
            throw unusable(PostgresProblems.missingSchema(access));
        }
    }

    private void requireRights(Statement statement) throws SQLException {
        for (String name : new String[] {"event_journal", "snapshot"}) {
            String rights = "SELECT has_table_privilege('" + table(name) + "', 'INSERT')"
                    + " AND has_table_privilege('" + table(name) + "', 'SELECT')"
                    + " AND has_table_privilege('" + table(name) + "', 'UPDATE')"
                    + " AND has_table_privilege('" + table(name) + "', 'DELETE'), pg_is_in_recovery()";
            try (ResultSet rows = statement.executeQuery(rights)) {
                rows.next();
                if (rows.getBoolean(2)) {
                    throw unusable("the server is a standby and takes no writes; name the primary");
                }
                if (!rows.getBoolean(1)) {
                    throw unusable("the user " + access.user() + " may not read and write " + table(name)
                            + "; grant it: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "
                            + access.schema() + " TO " + access.user());
                }
            }
        }
    }

    private JournalUnavailableException unusable(String why) {
        return new JournalUnavailableException("the journal " + access.place() + " cannot be used: " + why);
    }

    private String table(String name) {
        return access.schema() + "." + name;
    }
}
