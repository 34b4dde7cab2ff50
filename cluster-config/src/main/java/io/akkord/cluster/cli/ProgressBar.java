package io.akkord.cluster.cli;

import java.util.Locale;

/**
 * How far something is: a bar that moves in place on a terminal, at most ten times a second; elsewhere a line at every
 * tenth. Safe for use by several threads.
 */
public final class ProgressBar implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = 100_000_000L;
    private static final double NANOS_A_SECOND = 1e9;

    private final Terminal terminal;
    private final String label;
    private final long started = System.nanoTime();
    private long total;
    private long shownAt = started - PAUSE_NANOS;
    private int shownTenth;
    private boolean moved;
    private String note = "";

    ProgressBar(Terminal terminal, String label, long total) {
        this.terminal = terminal;
        this.label = label;
        this.total = total;
    }

    /** Shows that this many are done, of the total. */
    public synchronized void update(long done) {
        update(done, total, "");
    }

    /**
     * Shows how far it is.
     *
     * @param newTotal the total, which may have grown
     * @param newNote some words beside the count, such as what is running
     */
    public synchronized void update(long done, long newTotal, String newNote) {
        total = newTotal;
        note = newNote.isEmpty() ? "" : "   " + newNote;
        if (terminal.isInteractive()) {
            move(done);
        } else {
            line(done);
        }
    }

    private void move(long done) {
        long now = System.nanoTime();
        if (done < total && now - shownAt < PAUSE_NANOS) {
            return;
        }
        shownAt = now;
        moved = true;
        int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, WIDTH * done / total);
        terminal.inPlace("\r\u001b[2K" + label + "  " + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "  "
                + count(done) + remaining(done, now) + note);
    }

    private void line(long done) {
        int tenth = total <= 0 ? 0 : (int) (10 * done / total);
        if (tenth > shownTenth) {
            shownTenth = tenth;
            terminal.say(label + "  " + tenth * 10 + " %  " + count(done) + note);
        }
    }

    private String count(long done) {
        return String.format(Locale.ROOT, "%,d/%,d", done, total);
    }

    private String remaining(long done, long now) {
        if (done <= 0 || done >= total) {
            return "";
        }
        double seconds = (now - started) / NANOS_A_SECOND * (total - done) / done;
        return String.format(Locale.ROOT, "   %.0f s left", seconds);
    }

    /** Ends the line of a bar that moved. */
    @Override
    public synchronized void close() {
        if (moved) {
            moved = false;
            terminal.say("");
        }
    }
}
