package io.akkord.simulation;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Actions that are all due so long after they were asked for, and so in the order of asking: a ring, not a heap. */
final class Lane {

    private final long delay;
    private long[] times = new long[64];
    private long[] orders = new long[64];
    private @Nullable Runnable[] actions = new Runnable[64];
    private int first;
    private int size;

    Lane(long delay) {
        this.delay = delay;
    }

    boolean isFor(long nanos) {
        return delay == nanos;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long time, long order, Runnable action) {
        if (size == times.length) {
            grow();
        }
        int at = (first + size++) & (times.length - 1);
        times[at] = time;
        orders[at] = order;
        actions[at] = action;
    }

    private void grow() {
        int length = times.length;
        long[] newTimes = Arrays.copyOfRange(times, first, first + 2 * length);
        long[] newOrders = Arrays.copyOfRange(orders, first, first + 2 * length);
        @Nullable Runnable[] newActions = Arrays.copyOfRange(actions, first, first + 2 * length);
        System.arraycopy(times, 0, newTimes, length - first, first);
        System.arraycopy(orders, 0, newOrders, length - first, first);
        System.arraycopy(actions, 0, newActions, length - first, first);
        times = newTimes;
        orders = newOrders;
        actions = newActions;
        first = 0;
    }

    /** When the first is due; only if there is one. */
    long time() {
        return times[first];
    }

    /** The first one's place in the order of asking; only if there is one. */
    long order() {
        return orders[first];
    }

    Runnable removeFirst() {
        Runnable action = Objects.requireNonNull(actions[first]);
        actions[first] = null;
        first = (first + 1) & (times.length - 1);
        size--;
        return action;
    }
}
