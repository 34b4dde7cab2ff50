package io.akkord.cluster.postgres;

import io.akkord.api.AkkordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The process of a PostgreSQL server, under a shell that ends it when this JVM has ended. */
final class ServerProcess {

    private static final int READY_SECONDS = 60;
    private static final int END_SECONDS = 30;
    private static final int LOOK_MILLIS = 50;
    private static final int SHOWN_LINES = 15;

    /**
     * Runs the command behind the first two arguments until the process that the first names has ended, whose directory is
     * then deleted, or until it is told to end.
     */
    private static final String WATCH =
            """
            parent=$1; directory=$2; shift 2
            trap '' INT HUP
            lives() { kill -0 "$parent" 2>/dev/null || [ -d "/proc/$parent" ]; }
            "$@" & server=$!
            trap 'kill -INT $server; wait $server; exit 0' TERM
            while kill -0 $server 2>/dev/null && lives; do sleep 0.5; done
            kill -QUIT $server 2>/dev/null; wait $server
            lives || { cd / && rm -rf "$directory"; }
            """;

    private final Process shell;
    private final ServerFiles files;

    private ServerProcess(Process shell, ServerFiles files) {
        this.shell = shell;
        this.files = files;
    }

    /** The command, watched by a shell. */
    static List<String> endingWithThisJvm(List<String> command, ServerFiles files) {
        List<String> all = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                WATCH,
                "sh",
                Long.toString(ProcessHandle.current().pid()),
                files.root().toString()));
        all.addAll(command);
        return all;
    }

    static ServerProcess start(List<String> command, ServerFiles files) {
        return new ServerProcess(launch(command, files), files);
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(List<String> command, ServerFiles files) {
        ServerProcess process = start(command, files);
        if (!process.hasEnded(READY_SECONDS, TimeUnit.SECONDS) || process.shell.exitValue() != 0) {
            process.shell.destroyForcibly();
            throw process.failure("PostgreSQL's data cannot be made");
        }
    }

    private static Process launch(List<String> command, ServerFiles files) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(files.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    void awaitReady(BooleanSupplier answers) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!answers.getAsBoolean()) {
            if (hasEnded(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() - deadline > 0) {
                stop();
                throw failure("PostgreSQL did not start");
            }
        }
    }

    /** Ends the server with all its connections. */
    void stop() {
        signal("-CONT");
        shell.destroy();
        if (!hasEnded(END_SECONDS, TimeUnit.SECONDS)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
            hasEnded(END_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Sends a signal to the server and to the process of every connection. */
    void signal(String signal) {
        List<String> pids =
                shell.descendants().map(process -> Long.toString(process.pid())).toList();
        if (pids.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids.stream())
                            .toList())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasEnded(long time, TimeUnit unit) {
        try {
            return shell.waitFor(time, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AkkordException failure(String what) {
        try {
            List<String> lines = Files.readAllLines(files.log());
            List<String> end = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            return new AkkordException(what + ". The end of its log:\n" + String.join("\n", end));
        } catch (IOException e) {
            return new AkkordException(what + ", and its log cannot be read: " + e.getMessage());
        }
    }
}
