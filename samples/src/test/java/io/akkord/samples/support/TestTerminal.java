package io.akkord.samples.support;

import io.akkord.cluster.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import picocli.CommandLine;

/** Keeps what a command writes. */
public final class TestTerminal {

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(stream(data), stream(messages), false, false);

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Runs a command; what it throws is thrown here. */
    public int run(Function<Terminal, Object> command, String... arguments) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        int code = new CommandLine(command.apply(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    failure.set(thrown);
                    return 1;
                })
                .execute(arguments);
        if (failure.get() != null) {
            throw new CommandFailed(failure.get());
        }
        return code;
    }

    /** A command threw; the message is that of its exception. */
    public static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CommandFailed(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The lines of standard output. */
    public List<String> data() {
        return data.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What people read. */
    public String messages() {
        return messages.toString(StandardCharsets.UTF_8);
    }
}
