package io.akkord.cluster.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command printed and how it ended.
 *
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int code, String out, String err) {

    /** Runs a command with a cluster that answers its connections. */
    static CommandRun of(Connector connector, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(new CommandContext(terminal, connector), args);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that needs no cluster. */
    public static CommandRun of(String... args) {
        return of(
                (config, coordinators) -> {
                    throw new AssertionError("no connection was expected");
                },
                args);
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
