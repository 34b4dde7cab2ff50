package io.akkord.persistence.postgres;

import io.akkord.persistence.store.JournalUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Errors of the database in words, with what to do about them; the states are those of the SQL standard. */
public final class PostgresProblems {

    private static final String SETTINGS = "akkord.journal.postgresql.";

    private PostgresProblems() {}

    /** What a failed connection or question comes to. */
    public static JournalUnavailableException explain(PostgresAccess access, SQLException cause) {
        return new JournalUnavailableException(
                "the journal " + access.place() + " cannot be used: " + reason(access, cause), cause);
    }

    private static String reason(PostgresAccess access, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        String said = firstLine(cause.getMessage());
        return switch (state) {
            case "28P01", "28000" -> "the server does not let the user " + access.user() + " in (" + said + "); set "
                    + SETTINGS + "user, and the password in the environment variable AKKORD_POSTGRESQL_PASSWORD";
            case "08004" -> "the server asks the user " + access.user() + " for a password and there is none (" + said
                    + "); set the environment variable AKKORD_POSTGRESQL_PASSWORD";
            case "3D000" -> "there is no such database (" + said + "); make it, or set " + SETTINGS + "url to another";
            case "42501" -> "the user " + access.user() + " may not use the schema " + access.schema() + " (" + said
                    + "); grant it, or make the journal with this user: akkord journal create-schema";
            case "42P01", "3F000" -> missingSchema(access);
            case "53300" -> "the server has no connection left (" + said + "); raise its max_connections, or lower "
                    + SETTINGS + "connections";
            default -> isOutage(cause)
                    ? "no server answers there (" + said + "); is it running, and is " + SETTINGS + "url right?"
                    : said + " (SQL state " + state + ")";
        };
    }

    static String missingSchema(PostgresAccess access) {
        return "its schema " + access.schema() + " has no journal; make it once with: akkord journal create-schema";
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("");
    }

    /**
     * Whether an error, or a cause of it, says that the database cannot be reached at the moment: what is stored is not
     * in question, and later the same will work.
     */
    public static boolean isOutage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isOutage(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Connection lost, out of resources, or the server is being shut down or started. */
    private static boolean isOutage(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
