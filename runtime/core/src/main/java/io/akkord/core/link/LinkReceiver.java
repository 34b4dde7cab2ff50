package io.akkord.core.link;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The receiving end of a link: puts frames in order, drops repeated ones, and says how far it has everything. Not safe
 * for use by several threads.
 *
 * @param <F> a frame's content
 */
public final class LinkReceiver<F> {

    /** Frames that came early are kept up to this many; the rest is sent again by the other end. */
    private static final int KEPT_EARLY = 64;

    private final TreeMap<Long, F> early = new TreeMap<>();
    private long delivered;

    /** Takes a frame; returns those that are now in order, possibly none. */
    public List<F> receive(long number, F content) {
        if (number <= delivered || (early.size() >= KEPT_EARLY && number != delivered + 1)) {
            return List.of();
        }
        if (number == delivered + 1 && early.isEmpty()) {
            delivered = number;
            return List.of(content);
        }
        early.put(number, content);
        List<F> inOrder = new ArrayList<>();
        while (!early.isEmpty() && early.firstKey() == delivered + 1) {
            inOrder.add(early.pollFirstEntry().getValue());
            delivered++;
        }
        return inOrder;
    }

    /** Number of the last frame up to which nothing is missing: the cumulative acknowledgement. */
    public long acknowledgement() {
        return delivered;
    }
}
