package io.akkord.core.graph;

import java.util.List;

/**
 * Places of names in a list that only grows, as an open-addressing table: 8 to 16 bytes a name. Of equal names the first
 * counts. Not safe for use by several threads.
 */
final class NameIndex {

    static final int ABSENT = -1;

    private final List<String> names;
    private int[] table = new int[8];
    private int indexed;

    /** An index over a list, which is read until {@link #grow} has come to its end. */
    NameIndex(List<String> names) {
        this.names = names;
    }

    /** Takes in the names that the list has gained. */
    void grow() {
        if (names.size() * 2L > table.length) {
            table = new int[Math.max(8, Integer.highestOneBit(Math.max(1, names.size())) * 4)];
            indexed = 0;
        }
        for (; indexed < names.size(); indexed++) {
            int slot = slot(names.get(indexed));
            if (table[slot] == 0) {
                table[slot] = indexed + 1;
            }
        }
    }

    /** Place of the name, or {@link #ABSENT}. */
    int find(String name) {
        return table[slot(name)] - 1;
    }

    /** Where the name stands, or would. */
    private int slot(String name) {
        int mask = table.length - 1;
        int mixed = name.hashCode() * 0x9E3779B9;
        int slot = (mixed ^ (mixed >>> 15)) & mask;
        while (table[slot] != 0 && !names.get(table[slot] - 1).equals(name)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
