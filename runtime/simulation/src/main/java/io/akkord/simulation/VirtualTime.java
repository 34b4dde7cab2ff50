package io.akkord.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen when; nothing happens in between. Of two that are due at the same time the one that was asked for first
 * comes first. The first few delays that are asked for have a {@link Lane} each, since most delays recur; everything else
 * is in a heap with four children a node, over primitive columns: due time, order of asking, action.
 */
final class VirtualTime {

    private static final long EPOCH_MILLIS = 1_700_000_000_000L;
    private static final int MOST_LANES = 6;

    private final List<Lane> lanes = new ArrayList<>(MOST_LANES);

    private long[] times = new long[1024];
    private long[] orders = new long[1024];
    private @Nullable Runnable[] actions = new Runnable[1024];
    private int size;
    private long order;
    private long now;
    private long steps;
    private long hash;

    long now() {
        return now;
    }

    long wallMillis() {
        return EPOCH_MILLIS + now / Dice.MILLI;
    }

    /** Steps so far. */
    long steps() {
        return steps;
    }

    /** A hash of what was done when, in order. */
    long hash() {
        return hash;
    }

    boolean isEmpty() {
        return size == 0 && lanes.stream().allMatch(Lane::isEmpty);
    }

    void after(long nanos, Runnable action) {
        long delay = Math.max(0, nanos);
        Lane lane = lane(delay);
        if (lane == null) {
            push(now + delay, order++, action);
        } else {
            lane.add(now + delay, order++, action);
        }
    }

    private @Nullable Lane lane(long delay) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).isFor(delay)) {
                return lanes.get(i);
            }
        }
        if (lanes.size() == MOST_LANES) {
            return null;
        }
        Lane lane = new Lane(delay);
        lanes.add(lane);
        return lane;
    }

    private void push(long time, long number, Runnable action) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            actions = Arrays.copyOf(actions, size * 2);
        }
        rise(size++, time, number, action);
    }

    private void rise(int from, long time, long number, Runnable action) {
        int at = from;
        while (at > 0) {
            int above = (at - 1) >> 2;
            if (isBefore(above, time, number)) {
                break;
            }
            put(at, times[above], orders[above], actions[above]);
            at = above;
        }
        put(at, time, number, action);
    }

    private boolean isBefore(int at, long time, long number) {
        return times[at] < time || (times[at] == time && orders[at] < number);
    }

    private void put(int at, long time, long number, @Nullable Runnable action) {
        times[at] = time;
        orders[at] = number;
        actions[at] = action;
    }

    /** Lets the next thing happen. */
    void step() {
        Lane lane = earliestLane();
        if (lane == null && size == 0) {
            throw new Violation(Invariant.GRAPH_ENDS, "nothing is left to happen", null);
        }
        if (lane == null || (size > 0 && isBefore(0, lane.time(), lane.order()))) {
            begin(times[0], orders[0]);
            pop().run();
        } else {
            begin(lane.time(), lane.order());
            lane.removeFirst().run();
        }
    }

    private void begin(long time, long number) {
        now = time;
        steps++;
        mix(now * 31 + number);
    }

    private @Nullable Lane earliestLane() {
        Lane earliest = null;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (!lane.isEmpty() && (earliest == null || isBefore(lane, earliest))) {
                earliest = lane;
            }
        }
        return earliest;
    }

    private static boolean isBefore(Lane one, Lane other) {
        return one.time() < other.time() || (one.time() == other.time() && one.order() < other.order());
    }

    private Runnable pop() {
        Runnable first = Objects.requireNonNull(actions[0]);
        size--;
        long time = times[size];
        long number = orders[size];
        Runnable last = actions[size];
        actions[size] = null;
        if (size > 0) {
            sink(time, number, last);
        }
        return first;
    }

    private void sink(long time, long number, @Nullable Runnable action) {
        int at = 0;
        while (true) {
            int least = leastChild(at);
            if (least < 0 || !isBefore(least, time, number)) {
                break;
            }
            put(at, times[least], orders[least], actions[least]);
            at = least;
        }
        put(at, time, number, action);
    }

    private int leastChild(int at) {
        int first = 4 * at + 1;
        if (first >= size) {
            return -1;
        }
        int least = first;
        for (int child = first + 1; child < Math.min(first + 4, size); child++) {
            least = isBefore(child, times[least], orders[least]) ? child : least;
        }
        return least;
    }

    /** Makes something part of the hash of what happened. */
    void mix(long what) {
        hash = (hash ^ what) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
    }
}
