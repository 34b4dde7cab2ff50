package io.akkord.core.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The keys that users gave, packed: UTF-8 in one block, tasks ascending, and an open-addressing table over the bytes. 12
 * to 16 bytes a key beside its text; a task without a key costs nothing.
 */
final class KeyIndex {

    static final int ABSENT = -1;

    private byte[] block = new byte[0];
    private final IntColumn ends = new IntColumn();
    private final IntColumn tasks = new IntColumn();
    private int[] table = new int[8];

    /**
     * Adds keys of tasks above all that have one, ascending.
     *
     * @throws IllegalArgumentException if a key is there already; the index is then as before
     */
    void addAll(int[] newTasks, List<String> keys) {
        int before = size();
        reserve(newTasks.length);
        for (int i = 0; i < newTasks.length; i++) {
            int found = add(newTasks[i], keys.get(i));
            if (found != ABSENT) {
                cutTo(before);
                throw new IllegalArgumentException(
                        found < before
                                ? "the graph has a task with the key \"" + keys.get(i) + "\" already"
                                : "the segment is damaged: the key \"" + keys.get(i) + "\" is there twice");
            }
        }
    }

    /** Makes the table large enough for so many more: at least twice as many slots. */
    private void reserve(int more) {
        int wanted = Math.multiplyExact(2, Math.addExact(size(), more));
        if (wanted > table.length) {
            rebuild(Integer.highestOneBit(wanted) * 2);
        }
    }

    /** Adds a key; the row that has it already, or {@link #ABSENT}. */
    private int add(int task, String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        int slot = slot(text, 0, text.length);
        if (table[slot] != 0) {
            return table[slot] - 1;
        }
        int from = start(size());
        int to = Math.addExact(from, text.length);
        if (to > block.length) {
            block = Arrays.copyOf(block, (int) Math.max(to, Math.min(to * 3L / 2, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(text, 0, block, from, text.length);
        ends.add(to);
        tasks.add(task);
        table[slot] = size();
        return ABSENT;
    }

    private void cutTo(int rows) {
        ends.cutTo(rows);
        tasks.cutTo(rows);
        rebuild(table.length);
    }

    /** The task with this key, or {@link #ABSENT}. */
    int find(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        int row = table[slot(text, 0, text.length)] - 1;
        return row < 0 ? ABSENT : tasks.get(row);
    }

    /** Row of the key of this task; negative if it has none. */
    int rowOf(int task) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = tasks.get(middle);
            if (found == task) {
                return middle;
            }
            if (found < task) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return ABSENT;
    }

    String text(int row) {
        return new String(block, start(row), ends.get(row) - start(row), StandardCharsets.UTF_8);
    }

    int size() {
        return ends.size();
    }

    private int start(int row) {
        return row == 0 ? 0 : ends.get(row - 1);
    }

    private int slot(byte[] bytes, int from, int to) {
        int mask = table.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (table[slot] != 0 && !matches(table[slot] - 1, bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean matches(int row, byte[] bytes, int from, int to) {
        return Arrays.equals(block, start(row), ends.get(row), bytes, from, to);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private void rebuild(int slots) {
        table = new int[slots];
        for (int row = 0; row < size(); row++) {
            table[slot(block, start(row), ends.get(row))] = row + 1;
        }
    }
}
