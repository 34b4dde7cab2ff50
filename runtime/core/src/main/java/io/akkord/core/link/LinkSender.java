package io.akkord.core.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The sending end of a link: numbers frames, keeps them until they are acknowledged, and sends them again when the
 * acknowledgement does not come. Together with {@link LinkReceiver} it turns a network that loses, repeats and reorders
 * messages into frames that arrive once and in order, for as long as both ends live; a link never outlives the pair of
 * incarnations that it was made for.
 *
 * <p>Flow control: at most {@code window} frames are unacknowledged; further ones wait here, so the network's own
 * queues cannot overflow. Re-sending backs off from {@code 200 ms} to {@code 5 s}. Time is monotonic nanoseconds, given
 * by the caller. Not safe for use by several threads.
 *
 * @param <F> a frame's content
 */
public final class LinkSender<F> {

    /** A frame with its number; numbers start at 1. */
    public record Numbered<F>(long number, F content) {}

    private static final long FIRST_RESEND_NANOS = 200_000_000L;
    private static final long LAST_RESEND_NANOS = 5_000_000_000L;

    private final int window;
    private final Deque<Numbered<F>> unacknowledged = new ArrayDeque<>();
    private final Deque<F> waiting = new ArrayDeque<>();
    private long lastNumber;
    private long resendAt;
    private long pause = FIRST_RESEND_NANOS;

    public LinkSender(int window) {
        this.window = window;
    }

    /** Adds a frame; {@link #sendable} says what may go out now. */
    public void offer(F content) {
        waiting.add(content);
    }

    /** Frames that may be sent now for the first time. */
    public List<Numbered<F>> sendable(long nowNanos) {
        if (waiting.isEmpty() || unacknowledged.size() >= window) {
            return List.of();
        }
        List<Numbered<F>> out = new java.util.ArrayList<>();
        if (unacknowledged.isEmpty()) {
            resendAt = nowNanos + pause;
        }
        while (unacknowledged.size() < window && !waiting.isEmpty()) {
            Numbered<F> next = new Numbered<>(++lastNumber, waiting.remove());
            unacknowledged.add(next);
            out.add(next);
        }
        return out;
    }

    /** Takes the cumulative acknowledgement of the other end: it has every frame up to this number. */
    public void acknowledged(long number, long nowNanos) {
        boolean progress = false;
        while (!unacknowledged.isEmpty() && unacknowledged.element().number() <= number) {
            unacknowledged.remove();
            progress = true;
        }
        if (progress) {
            pause = FIRST_RESEND_NANOS;
            resendAt = nowNanos + pause;
        }
    }

    /** Frames whose acknowledgement is overdue; to be called now and then. */
    public List<Numbered<F>> overdue(long nowNanos) {
        if (unacknowledged.isEmpty() || nowNanos - resendAt < 0) {
            return List.of();
        }
        pause = Math.min(pause * 2, LAST_RESEND_NANOS);
        resendAt = nowNanos + pause;
        return List.copyOf(unacknowledged);
    }

    /** Frames offered and not yet acknowledged. */
    public int backlog() {
        return unacknowledged.size() + waiting.size();
    }

    /** Whether another frame would go out at once. */
    public boolean hasRoom() {
        return waiting.isEmpty() && unacknowledged.size() < window;
    }
}
