package io.akkord.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinTreeTest {

    @ParameterizedTest(name = "{0} players")
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 100})
    void itKnowsTheSmallestAndTheSecondSmallest(int players) {
        Random random = new Random(players);
        MinTree tree = new MinTree(players);
        long[] keys = new long[players];
        Arrays.fill(keys, MinTree.OUT);
        for (int step = 0; step < 2000; step++) {
            assertThat(tree.best()).isEqualTo(smallest(keys));
            if (players == 0) {
                return;
            }
            if (tree.best() >= 0) {
                long[] others = keys.clone();
                others[tree.best()] = MinTree.OUT;
                assertThat(tree.secondKey())
                        .isEqualTo(Arrays.stream(others).min().orElse(MinTree.OUT));
            }
            int changed = random.nextInt(players);
            keys[changed] = random.nextInt(4) == 0 ? MinTree.OUT : random.nextInt(10);
            tree.set(changed, keys[changed]);
        }
    }

    private static int smallest(long[] keys) {
        int best = -1;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != MinTree.OUT && (best < 0 || keys[i] < keys[best])) {
                best = i;
            }
        }
        return best;
    }
}
