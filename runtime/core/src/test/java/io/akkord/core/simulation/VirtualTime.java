package io.akkord.core.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen when; nothing happens in between. */
final class VirtualTime {

    private record Due(long at, long order, Runnable action) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long order;
    private long now;

    long now() {
        return now;
    }

    long wallMillis() {
        return 1_700_000_000_000L + now / Dice.MILLI;
    }

    void after(long nanos, Runnable action) {
        queue.add(new Due(now + Math.max(0, nanos), order++, action));
    }

    /** Lets the next thing happen. */
    void step() {
        Due next = queue.remove();
        now = next.at();
        next.action().run();
    }
}
