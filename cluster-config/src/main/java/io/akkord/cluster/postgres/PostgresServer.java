package io.akkord.cluster.postgres;

import io.akkord.api.AkkordException;
import io.akkord.cluster.process.FreePorts;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.postgres.PostgresSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of one's own on a free port of the loopback interface, with the database {@code akkord}. It ends
 * when this JVM does, however that ends, and so do its data. It can be stopped, frozen and started again.
 * Not safe for use by several threads.
 */
public final class PostgresServer implements AutoCloseable {

    /** Words of the server's own configuration. */
    private static final List<String> OPTIONS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=64MB",
            "max_connections=200",
            "max_wal_size=512MB");

    private static final String USER = "akkord";
    private static final String SCHEMA = "akkord";

    private final ServerAccount account = new ServerAccount();
    private final ServerFiles files;
    private final String password;
    private final int port;
    private final boolean durable;
    private final AtomicBoolean closed = new AtomicBoolean();
    private ServerProcess process;

    private PostgresServer(boolean durable) {
        this.durable = durable;
        this.files = ServerFiles.unpack(account);
        this.password = randomPassword();
        this.port = FreePorts.choose(1).get(0);
        try {
            initialize();
            this.process = launch();
            createDatabase();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "akkord-end-postgresql"));
        } catch (RuntimeException e) {
            files.delete();
            throw e;
        }
    }

    /**
     * Unpacks and starts a server that writes every commit to disk, and makes the journal's tables in it; takes a few
     * seconds.
     *
     * @throws AkkordException with the end of the server's log, if it does not come up
     */
    public static PostgresServer start() {
        return new PostgresServer(true);
    }

    /** As {@link #start}, but a commit does not wait for the disk: for tests that kill no machine. */
    public static PostgresServer startWithoutSync() {
        return new PostgresServer(false);
    }

    /** Where its programs and its data are. */
    Path directory() {
        return files.root();
    }

    /** How to reach the journal in it. */
    public PostgresAccess access() {
        return new PostgresAccess(url("akkord"), USER, password, SCHEMA);
    }

    private String url(String database) {
        return PostgresAccess.URL_PREFIX + "//127.0.0.1:" + port + "/" + database;
    }

    /** Writes settings by which nodes find the journal, for {@code akkord node --conf}; only this user may read them. */
    public Path writeSettings(Path file) {
        String settings =
                """
                akkord.journal {
                  backend = postgresql
                  postgresql { url = "%s", user = "%s", password = "%s", schema = "%s" }
                }
                """
                        .formatted(url("akkord"), USER, password, SCHEMA);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the settings " + file + " cannot be written", e);
        }
    }

    /** Ends the server and all its connections, as an administrator would; the data stay. */
    public void stop() {
        process.stop();
    }

    /** After {@link #stop} or {@link #kill}: starts it again, on the same port and data. */
    public void startAgain() {
        process = launch();
    }

    /** Ends the server and all its connections at once ({@code SIGKILL}); what was committed to disk stays. */
    public void kill() {
        process.signal("-KILL");
        process.stop();
    }

    /** Freezes the server with all its connections. */
    public void suspend() {
        process.signal("-STOP");
    }

    /** Lets a frozen server go on. */
    public void resume() {
        process.signal("-CONT");
    }

    /** Ends the server, and deletes its data; nothing happens the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.stop();
            files.delete();
        }
    }

    private void initialize() {
        Path secret = files.root().resolve("password");
        try {
            Files.writeString(secret, password);
            account.own(secret);
            ServerProcess.run(
                    account.command(List.of(
                            files.program("initdb").toString(),
                            "--pgdata=" + files.data(),
                            "--username=" + USER,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--no-sync")),
                    files);
            Files.delete(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's data cannot be made: " + e.getMessage(), e);
        }
    }

    private ServerProcess launch() {
        List<String> sync = List.of("fsync=" + durable, "synchronous_commit=" + (durable ? "on" : "off"));
        List<String> options = Stream.concat(OPTIONS.stream(), sync.stream())
                .flatMap(option -> Stream.of("-c", option))
                .toList();
        List<String> command = Stream.concat(
                        Stream.of(
                                files.program("postgres").toString(),
                                "-D",
                                files.data().toString(),
                                "-p",
                                Integer.toString(port)),
                        options.stream())
                .toList();
        ServerProcess started =
                ServerProcess.start(account.command(ServerProcess.endingWithThisJvm(command, files)), files);
        started.awaitReady(this::answers);
        return started;
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE akkord");
        } catch (SQLException e) {
            throw new AkkordException("the database akkord cannot be made: " + e.getMessage(), e);
        }
        new PostgresSchema(access()).create();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
