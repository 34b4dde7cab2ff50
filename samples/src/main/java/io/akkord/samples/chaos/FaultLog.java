package io.akkord.samples.chaos;

import io.akkord.cluster.cli.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Says what happens, with the time since the beginning, to people and to a file; counts faults by their kind. */
final class FaultLog {

    private final Terminal terminal;
    private final Path file;
    private long started = System.nanoTime();
    private final Map<String, Integer> counts = new TreeMap<>();

    FaultLog(Terminal terminal, Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** Counts time from now on. */
    void begin() {
        started = System.nanoTime();
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    void fault(String kind, String what, int seconds) {
        counts.merge(kind, 1, Integer::sum);
        say("fault  " + kind + ": " + what + (seconds > 0 ? ", for " + seconds + " s" : ""));
    }

    void say(String what) {
        String line = String.format(Locale.ROOT, "%7.1f s  %s", seconds(), what);
        terminal.say(line);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("what happens cannot be written to " + file, e);
        }
    }

    /** How many faults of each kind there were, by its name. */
    Map<String, Integer> counts() {
        return counts;
    }
}
