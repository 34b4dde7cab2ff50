package io.akkord.simulation;

import io.akkord.core.collection.IntMap;
import org.jspecify.annotations.Nullable;

/** The results that one worker has in its memory, and on its disk when that is full. */
final class ResultStore {

    private final long memory;
    private final long spillable;
    private final IntMap<Value> values = new IntMap<>();
    private long bytes;
    private long small;
    private long peak;
    private long spilled;

    /**
     * An empty store.
     *
     * @param memory bytes that there is room for
     * @param spillable results of more bytes than these go to disk when there is no room
     */
    ResultStore(long memory, long spillable) {
        this.memory = memory;
        this.spillable = spillable;
    }

    /** Whether the memory is full of what cannot be spilled. */
    boolean isFull() {
        return small > memory;
    }

    @Nullable
    Value get(int task) {
        return values.get(task);
    }

    void put(int task, Value value) {
        remove(task);
        values.put(task, value);
        bytes += value.bytes();
        small += smallBytes(value);
        peak = Math.max(peak, bytes);
        spilled += Math.min(value.bytes(), Math.max(0, bytes - memory));
    }

    void remove(int task) {
        Value before = values.remove(task);
        if (before != null) {
            bytes -= before.bytes();
            small -= smallBytes(before);
        }
    }

    private long smallBytes(Value value) {
        return value.bytes() > spillable ? 0 : value.bytes();
    }

    void clear() {
        values.clear();
        bytes = 0;
        small = 0;
    }

    boolean isEmpty() {
        return values.size() == 0;
    }

    /** Tasks whose results are here, ascending. */
    int[] tasks() {
        return values.sortedKeys();
    }

    /** Most bytes that were here at a time. */
    long peak() {
        return peak;
    }

    /** Bytes that came when the memory was full. */
    long spilled() {
        return spilled;
    }
}
