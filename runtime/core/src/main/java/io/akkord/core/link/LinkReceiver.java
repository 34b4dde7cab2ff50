package io.akkord.core.link;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The receiving end of a link: puts frames in order, drops repeated ones, and says how far it has everything. That is due
 * once several frames have come, or one that was repeated or early; a frame that goes the other way carries it sooner, and
 * each tick tells what is left. Not safe for use by several threads.
 *
 * @param <F> a frame's content
 */
public final class LinkReceiver<F> {

    /** Frames that came early are kept up to this many; the rest is sent again by the other end. */
    private static final int KEPT_EARLY = 64;

    /** So many frames may come before the other end is told; fewer than half of any window, so that nobody waits for it. */
    private static final int UNTOLD = 4;

    private final TreeMap<Long, F> early = new TreeMap<>();
    private long delivered;
    private int untold;

    /** Takes a frame; returns those that are now in order, possibly none. */
    public List<F> receive(long number, F content) {
        untold++;
        if (number <= delivered || (early.size() >= KEPT_EARLY && number != delivered + 1)) {
            untold = UNTOLD;
            return List.of();
        }
        if (number == delivered + 1 && early.isEmpty()) {
            delivered = number;
            return List.of(content);
        }
        untold = UNTOLD;
        early.put(number, content);
        List<F> inOrder = new ArrayList<>();
        while (!early.isEmpty() && early.firstKey() == delivered + 1) {
            inOrder.add(early.pollFirstEntry().getValue());
            delivered++;
        }
        return inOrder;
    }

    /** Whether the other end is to be told, now or with the next tick. */
    public boolean owesAcknowledgement() {
        return untold > 0;
    }

    /** Whether the other end is to be told now. */
    public boolean isAcknowledgementDue() {
        return untold >= UNTOLD;
    }

    /** Number of the last frame up to which nothing is missing: the cumulative acknowledgement, about to be told. */
    public long acknowledgement() {
        untold = 0;
        return delivered;
    }
}
