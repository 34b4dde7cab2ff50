package io.akkord.persistence.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach the journal in a PostgreSQL database. Its text does not show the password.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with options of the driver if need be
 * @param user name of the database's user
 * @param password empty for none
 * @param schema of the tables: a lower-case name without quotes
 * @param connectSeconds how long reaching the server may take, at least 1
 */
public record PostgresAccess(String url, String user, String password, String schema, int connectSeconds) {

    public static final String URL_PREFIX = "jdbc:postgresql:";
    public static final String SCHEMA_NAME = "[a-z_][a-z0-9_]{0,62}";

    /** How long reaching the server may take unless told otherwise, seconds: a busy machine answers late. */
    private static final int CONNECT_SECONDS = 10;

    /** How long a server that was reached may take to let the user in, and for an answer: it may be busy. */
    private static final int ANSWER_SECONDS = 8;

    public PostgresAccess {
        if (!url.startsWith(URL_PREFIX)) {
            throw new IllegalArgumentException(
                    "the address is \"" + url + "\"; give one such as jdbc:postgresql://127.0.0.1:5432/akkord");
        }
        if (!schema.matches(SCHEMA_NAME)) {
            throw new IllegalArgumentException(
                    "the schema is \"" + schema + "\"; use lower-case letters, digits and _");
        }
    }

    /** With the usual time to reach the server. */
    public PostgresAccess(String url, String user, String password, String schema) {
        this(url, user, password, schema, CONNECT_SECONDS);
    }

    /**
     * A connection for a few short questions, apart from the pool of the journal.
     *
     * @param application name by which the server lists it, such as the address of this node
     * @throws io.akkord.persistence.store.JournalUnavailableException with the cause and what to do, at
     *     once if the machine refuses, and within {@link #connectSeconds} if nobody answers
     */
    public Connection connect(String application) {
        return connect(application, ANSWER_SECONDS);
    }

    /** As {@link #connect(String)}, for reading much: an answer may take its time. */
    public Connection connectPatiently(String application) {
        return connect(application, 0);
    }

    private Connection connect(String application, int answerSeconds) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", Integer.toString(connectSeconds));
        properties.setProperty("loginTimeout", Integer.toString(connectSeconds + ANSWER_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(answerSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw PostgresProblems.explain(this, e);
        }
    }

    /** The address without options, which may hold secrets. */
    String place() {
        int options = url.indexOf('?');
        return options < 0 ? url : url.substring(0, options);
    }

    @Override
    public String toString() {
        return place() + " as " + user + ", schema " + schema;
    }
}
