package io.akkord.cluster.postgres;

import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresSchema;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests of this JVM, as it takes seconds to start; each test has a schema of its own in it. */
public final class SharedServer {

    private static final PostgresServer SERVER = PostgresServer.startWithoutSync();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private SharedServer() {}

    /** A new journal without events. */
    public static PostgresAccess journal() {
        PostgresAccess access = withoutTables();
        new PostgresSchema(access).create();
        return access;
    }

    /** A name for a journal that was not made. */
    public static PostgresAccess withoutTables() {
        PostgresAccess access = SERVER.access();
        return new PostgresAccess(
                access.url(), access.user(), access.password(), "journal_" + SCHEMAS.incrementAndGet());
    }

    /** Settings, as lines of HOCON, by which a node uses the journal. */
    public static String settings(PostgresAccess access) {
        return """
                akkord.journal.backend = postgresql
                akkord.journal.postgresql.url = "%s"
                akkord.journal.postgresql.user = "%s"
                akkord.journal.postgresql.password = "%s"
                akkord.journal.postgresql.schema = "%s"
                """
                .formatted(access.url(), access.user(), access.password(), access.schema());
    }
}
