package io.akkord.cluster.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: data to standard output, messages for people to standard error. On a terminal there are colours
 * and bars that move in place; in a file or pipe there are plain lines. Safe for use by several threads.
 */
public final class Terminal {

    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream data;
    private final PrintStream messages;
    private final boolean interactive;
    private final boolean colours;

    /**
     * A terminal on other streams, for tests.
     *
     * @param interactive whether a person watches the messages as they come
     * @param colours whether messages may have colours
     */
    public Terminal(PrintStream data, PrintStream messages, boolean interactive, boolean colours) {
        this.data = data;
        this.messages = messages;
        this.interactive = interactive;
        this.colours = colours;
    }

    /**
     * The terminal of this process. The launcher says by {@code AKKORD_TTY} whether standard error is one; {@code NO_COLOR}
     * and {@code TERM=dumb} turn colours off.
     */
    public static Terminal system() {
        boolean tty = "1".equals(System.getenv("AKKORD_TTY"));
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                tty && !dumb,
                tty && !dumb && System.getenv("NO_COLOR") == null);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A line of data. */
    public void data(Object line) {
        data.println(line);
    }

    /** A line for people. */
    public void say(String line) {
        messages.println(line);
    }

    /** What went wrong, its last sentence being what to do about it. */
    public void error(String message) {
        messages.println((colours ? BOLD_RED + "error:" + PLAIN : "error:") + " " + message);
    }

    /** Shows how far something is. */
    public ProgressBar progress(String label, long total) {
        return new ProgressBar(this, label, total);
    }

    boolean hasColours() {
        return colours;
    }

    boolean isInteractive() {
        return interactive;
    }

    /** Text without a line end, for what moves in place. */
    void inPlace(String text) {
        messages.print(text);
        messages.flush();
    }

    PrintStream messages() {
        return messages;
    }

    PrintWriter dataWriter() {
        return new PrintWriter(data, true, StandardCharsets.UTF_8);
    }

    PrintWriter messageWriter() {
        return new PrintWriter(messages, true, StandardCharsets.UTF_8);
    }
}
