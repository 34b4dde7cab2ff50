package io.akkord.core.collection;

import java.util.Arrays;

/**
 * A tournament over a fixed number of players: who has the smallest key, the one of the lower number if several have.
 * A change of a key costs O(log n), the question nothing. Not safe for use by several threads.
 */
public final class MinTree {

    /** Key of a player that cannot win. */
    public static final long OUT = Long.MAX_VALUE;

    private final long[] keys;
    private final int[] winners;
    private final int leaves;

    /** All players are {@link #OUT}. */
    public MinTree(int players) {
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * players - 1)));
        keys = new long[leaves];
        Arrays.fill(keys, OUT);
        winners = new int[2 * leaves];
        for (int i = 0; i < leaves; i++) {
            winners[leaves + i] = i;
        }
        for (int node = leaves - 1; node >= 1; node--) {
            winners[node] = winners[2 * node];
        }
    }

    public long key(int player) {
        return keys[player];
    }

    public void set(int player, long key) {
        if (keys[player] == key) {
            return;
        }
        keys[player] = key;
        for (int node = (leaves + player) >> 1; node >= 1; node >>= 1) {
            int left = winners[2 * node];
            int right = winners[2 * node + 1];
            int winner = keys[right] < keys[left] ? right : left;
            if (winners[node] == winner && winner != player) {
                return;
            }
            winners[node] = winner;
        }
    }

    /** The player with the smallest key; -1 if all are out. */
    public int best() {
        return keys[winners[1]] == OUT ? -1 : winners[1];
    }

    /** The smallest key of the others than the best; {@link #OUT} if there are none. */
    public long secondKey() {
        long second = OUT;
        for (int node = leaves + winners[1]; node > 1; node >>= 1) {
            second = Math.min(second, keys[winners[node ^ 1]]);
        }
        return second;
    }
}
