package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Keys are found as in a map, and a batch that does not fit leaves nothing behind. */
class KeyIndexTest {

    private final KeyIndex index = new KeyIndex();
    private final Map<String, Integer> expected = new HashMap<>();

    private void requireAsExpected() {
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((key, task) -> {
            assertThat(index.find(key)).isEqualTo(task);
            assertThat(index.text(index.rowOf(task))).isEqualTo(key);
        });
        assertThat(index.find("not there")).isEqualTo(KeyIndex.ABSENT);
    }

    @Test
    void batchesOfAnySizeAreFoundAndThoseWithAKnownKeyLeaveNothing() {
        SplittableRandom random = new SplittableRandom(5);
        int task = 0;
        for (int batch = 0; batch < 200; batch++) {
            List<String> keys = new ArrayList<>();
            int[] tasks = new int[random.nextInt(40)];
            for (int i = 0; i < tasks.length; i++) {
                task += 1 + random.nextInt(3);
                tasks[i] = task;
                keys.add("käse-" + task);
            }
            boolean spoilt = random.nextInt(4) == 0 && tasks.length > 1 && !expected.isEmpty();
            if (spoilt) {
                String known = expected.keySet().iterator().next();
                keys.set(tasks.length - 1, random.nextBoolean() ? known : keys.get(0));
                assertThatThrownBy(() -> index.addAll(tasks, keys)).hasMessageContaining(keys.get(tasks.length - 1));
            } else {
                index.addAll(tasks, keys);
                for (int i = 0; i < tasks.length; i++) {
                    expected.put(keys.get(i), tasks[i]);
                }
            }
        }
        requireAsExpected();
    }
}
