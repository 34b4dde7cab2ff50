package io.akkord.persistence.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may found a cluster over a shared journal, so that there is never a second one: an advisory lock of the database
 * that every coordinator holds together with the others while it is a member, and that a founder needs for itself alone.
 * A coordinator that is cut off from the others so waits, however long it takes, instead of founding a cluster of its
 * own; and when all have died, in whatever order they come back, one founds and the others join it.
 *
 * <p>The lock belongs to a connection, and the server gives it up when that ends: at once when the process dies, within
 * seconds when its machine does. A lost connection is made anew by the next {@link #hold}. Safe for use by several
 * threads.
 */
public final class FoundingRight implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FoundingRight.class);

    /** So that the server soon notices a machine that is gone, whatever its own settings are. */
    private static final String NOTICE_THE_DEAD =
            "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

    private static final String KEY = "hashtextextended('akkord ' || ?, 0)";

    private final PostgresAccess access;
    private final String node;
    private @Nullable Connection connection;
    private boolean held;

    /**
     * @param node name by which the others see this coordinator, such as its address
     */
    public FoundingRight(PostgresAccess access, String node) {
        this.access = access;
        this.node = node;
    }

    /** Tries to get the right to found: true if no coordinator of this journal is a member of a cluster now. */
    public synchronized boolean tryFound() {
        return ask("SELECT pg_try_advisory_lock(" + KEY + ")");
    }

    /** This coordinator is a member: nobody may found. Call it again and again; it does nothing if all is well. */
    public synchronized void hold() {
        if (held && isConnected()) {
            return;
        }
        held = ask("SELECT pg_try_advisory_lock_shared(" + KEY + ")");
        if (held) {
            ask("SELECT pg_advisory_unlock(" + KEY + ")");
        }
    }

    /** The coordinators that hold the right, as far as the server says; for messages. */
    public synchronized Optional<String> holders() {
        String query = "SELECT string_agg(DISTINCT a.application_name, ', ') FROM pg_locks l JOIN pg_stat_activity a"
                + " ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND a.pid <> pg_backend_pid()"
                + " AND ((l.classid::bigint << 32) | l.objid::bigint) = " + KEY;
        try (PreparedStatement statement = connected().prepareStatement(query)) {
            statement.setString(1, access.schema());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("who holds the right to found is unknown", e);
            return Optional.empty();
        }
    }

    private boolean ask(String question) {
        try (PreparedStatement statement = connected().prepareStatement(question)) {
            statement.setString(1, access.schema());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("the database does not answer: {}", e.getMessage());
            close();
            return false;
        }
    }

    private Connection connected() throws SQLException {
        Connection now = connection;
        if (now == null) {
            now = access.connect("akkord coordinator " + node);
            connection = now;
            try (PreparedStatement statement = now.prepareStatement(NOTICE_THE_DEAD)) {
                statement.execute();
            }
        }
        return now;
    }

    private boolean isConnected() {
        Connection now = connection;
        try {
            return now != null && now.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Gives the right up: this coordinator is no member any more. It can be asked for again. */
    @Override
    public synchronized void close() {
        Connection now = connection;
        connection = null;
        held = false;
        if (now != null) {
            try {
                now.close();
            } catch (SQLException e) {
                LOG.debug("the connection was broken", e);
            }
        }
    }
}
