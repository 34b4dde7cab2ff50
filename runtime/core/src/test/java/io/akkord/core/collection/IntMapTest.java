package io.akkord.core.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntMapTest {

    private static final int STEPS = 2000;

    /** Does the same to both maps and compares them; few keys, so that they meet often. */
    @Test
    void behavesAsAHashMap() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int keys = random.nextInt(1, 500);
            int stride = random.nextBoolean() ? 1 : 1 << random.nextInt(20);
            Map<Integer, String> expected = new HashMap<>();
            IntMap<String> map = new IntMap<>();
            for (int step = 0; step < STEPS; step++) {
                int key = random.nextInt(keys) * stride & Integer.MAX_VALUE;
                String value = "value " + step;
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        map.put(key, value);
                        expected.put(key, value);
                    }
                    case 2, 3 -> assertThat(map.remove(key)).as("seed %d", seed).isEqualTo(expected.remove(key));
                    case 4 -> assertThat(map.computeIfAbsent(key, k -> value))
                            .as("seed %d", seed)
                            .isEqualTo(expected.computeIfAbsent(key, k -> value));
                    default -> {
                        assertThat(map.get(key)).as("seed %d", seed).isEqualTo(expected.get(key));
                        assertThat(map.containsKey(key)).as("seed %d", seed).isEqualTo(expected.containsKey(key));
                    }
                }
                if (step == STEPS / 2 && seed % 10 == 0) {
                    map.clear();
                    expected.clear();
                }
            }
            assertThat(map.size()).as("seed %d", seed).isEqualTo(expected.size());
            assertThat(map.sortedKeys())
                    .as("seed %d", seed)
                    .isEqualTo(expected.keySet().stream()
                            .mapToInt(Integer::intValue)
                            .sorted()
                            .toArray());
        }
    }

    @Test
    void negativeKeysAreNeverThere() {
        IntMap<String> map = new IntMap<>();
        assertThat(map.containsKey(-1)).isFalse();
        assertThat(map.get(-1)).isNull();
        assertThat(map.remove(-1)).isNull();
        assertThat(map.size()).isZero();
        assertThatThrownBy(() -> map.put(-1, "x")).hasMessageContaining("-1");
    }

    @Test
    void theSameHistoryGivesTheSameOrder() {
        IntMap<Integer> map = new IntMap<>();
        for (int key = 100; key > 0; key--) {
            map.put(key, key);
        }
        assertThat(map.sortedKeys()).startsWith(1, 2, 3).hasSize(100);
    }
}
