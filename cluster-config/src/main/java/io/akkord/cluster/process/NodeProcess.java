package io.akkord.cluster.process;

import io.akkord.api.AkkordException;
import io.akkord.cluster.cli.Main;
import io.akkord.cluster.settings.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A node in a process of its own, with the class path of this JVM. Its output goes to a log file. Safe for use by several
 * threads.
 */
public final class NodeProcess implements AutoCloseable {

    private static final int READY_SECONDS = 120;
    private static final int STOP_SECONDS = 30;
    private static final int SHOWN_LINES = 25;

    private final String name;
    private final Process process;
    private final Path log;
    private final ReadyLine ready;

    private NodeProcess(String name, Process process, Path log, ReadyLine ready) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.ready = ready;
    }

    /**
     * Starts a node; {@link #awaitReady} waits until it is up.
     *
     * @param name for messages
     * @param log file that its output is appended to
     * @param arguments of {@code akkord node}
     */
    public static NodeProcess start(String name, Path log, JvmFlags flags, List<String> arguments) {
        return start(name, log, flags, List.of(), arguments);
    }

    /**
     * As above, by another program.
     *
     * @param prefix words before the command; the program must become the command, as {@code exec} does
     */
    static NodeProcess start(String name, Path log, JvmFlags flags, List<String> prefix, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(flags.complete());
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Main.class.getName(), "node"));
        command.addAll(arguments);
        command.addAll(
                List.of("--exit-with", Long.toString(ProcessHandle.current().pid())));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putIfAbsent("AKKORD_LOG", "INFO");
            Process process = builder.start();
            Children.add(process);
            process.getOutputStream().close();
            return new NodeProcess(name, process, log, ReadyLine.of(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException("the node " + name + " could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the node is up.
     *
     * @throws AkkordException with the end of its log, if it ended or is not up within two minutes
     */
    public NodeProcess awaitReady() {
        if (!ready.await(READY_SECONDS)) {
            String state = hasEnded(1)
                    ? "ended with exit code " + process.exitValue()
                    : "is not ready after " + READY_SECONDS + " s";
            throw new AkkordException(
                    "the node " + name + " " + state + ". The end of its log " + log + ":\n" + tail());
        }
        return this;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has said that it is up, and lives. */
    public boolean isReady() {
        return isAlive() && wasReady();
    }

    /** Whether it has said that it is up, whatever became of it. */
    public boolean wasReady() {
        return ready.await(0);
    }

    /** How the process ended; empty while it lives. */
    public OptionalInt exitCode() {
        return isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Where it listens; known once it is ready. */
    public HostPort address() {
        return ready.address();
    }

    /** Wall time at which it said that it was up, in milliseconds; 0 before that. */
    public long upMillis() {
        return ready.upMillis();
    }

    /** Its output. */
    public Path log() {
        return log;
    }

    /** Ends it as a power failure would ({@code SIGKILL}), and waits until it is gone. */
    public void kill() {
        strike();
        hasEnded(STOP_SECONDS);
    }

    /** As {@link #kill}, without waiting. */
    public void strike() {
        process.destroyForcibly();
    }

    /** Asks it to end ({@code SIGTERM}); kills it if it does not, and then answers false. */
    public boolean stop() {
        process.destroy();
        boolean ended = hasEnded(STOP_SECONDS);
        if (!ended) {
            kill();
        }
        return ended;
    }

    /** Freezes it ({@code SIGSTOP}): the process stays, but does nothing. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets a frozen one go on ({@code SIGCONT}). */
    public void resume() {
        signal("-CONT");
    }

    /** Kills it. */
    @Override
    public void close() {
        kill();
    }

    private boolean hasEnded(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AkkordException("kill " + signal + " " + pid() + " failed: is the node " + name + " alive?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ")";
    }
}
