package io.akkord.core.collection;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map from non-negative ints to objects by open addressing with linear probing; about 20 bytes an entry instead of
 * the 50 of a boxed map. Iteration follows the table, so it is the same for the same history. Not safe for use by
 * several threads.
 */
public final class IntMap<V> {

    private static final int FREE = -1;

    private int[] keys = new int[16];
    private @Nullable Object[] values = new Object[16];
    private int size;

    public IntMap() {
        Arrays.fill(keys, FREE);
    }

    /**
     * Eight neighbours stay neighbours, which is kind to the cache; blocks of eight are scattered, since removal walks to
     * the end of an occupied stretch.
     */
    private static int spread(int key) {
        int block = (key >>> 3) * 0x9E3779B9;
        return (block ^ (block >>> 16)) << 3 | (key & 7);
    }

    /** Where the key is or would be. */
    private int find(int key) {
        int mask = keys.length - 1;
        int at = spread(key) & mask;
        while (keys[at] != FREE && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(int key) {
        return (V) values[find(key)];
    }

    public boolean containsKey(int key) {
        return values[find(key)] != null;
    }

    /**
     * Maps a key to a value.
     *
     * @throws IllegalArgumentException if the key is negative; asking for a negative key finds nothing
     */
    public void put(int key, V value) {
        if (key < 0) {
            throw new IllegalArgumentException("the key is " + key + "; give one from 0 on");
        }
        int at = find(key);
        if (keys[at] == FREE) {
            keys[at] = key;
            size++;
        }
        values[at] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    public V computeIfAbsent(int key, IntFunction<V> make) {
        V present = get(key);
        if (present == null) {
            present = make.apply(key);
            put(key, present);
        }
        return present;
    }

    /** Removes a key; later entries of its probe sequence move up, so there are no tombstones. */
    @SuppressWarnings("unchecked")
    public @Nullable V remove(int key) {
        int at = find(key);
        if (values[at] == null) {
            return null;
        }
        V removed = (V) values[at];
        int mask = keys.length - 1;
        int hole = at;
        for (int next = (hole + 1) & mask; keys[next] != FREE; next = (next + 1) & mask) {
            int home = spread(keys[next]) & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
        }
        keys[hole] = FREE;
        values[hole] = null;
        size--;
        return removed;
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    public int size() {
        return size;
    }

    /** The keys, ascending. */
    public int[] sortedKeys() {
        int[] all = new int[size];
        int n = 0;
        for (int key : keys) {
            if (key != FREE) {
                all[n++] = key;
            }
        }
        Arrays.sort(all);
        return all;
    }

    public void clear() {
        Arrays.fill(keys, FREE);
        Arrays.fill(values, null);
        size = 0;
    }
}
