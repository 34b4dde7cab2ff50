package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private record Due(long at, int order) {}

    @Test
    void whatIsDueFirstHappensFirstAndOfTwoTheOneAskedForFirst() {
        SplittableRandom random = new SplittableRandom(7);
        VirtualTime time = new VirtualTime();
        List<Due> happened = new ArrayList<>();
        int[] asked = {0};
        ask(time, random, happened, asked, 3_000);
        while (!time.isEmpty()) {
            time.step();
            if (asked[0] < 6_000) {
                ask(time, random, happened, asked, 2);
            }
        }
        List<Due> sorted = new ArrayList<>(happened);
        sorted.sort((a, b) -> a.at() == b.at() ? Integer.compare(a.order(), b.order()) : Long.compare(a.at(), b.at()));
        assertThat(happened).hasSize(asked[0]).isEqualTo(sorted);
    }

    private static void ask(VirtualTime time, SplittableRandom random, List<Due> happened, int[] asked, int count) {
        for (int i = 0; i < count; i++) {
            // Half of them recur, and so are in order by themselves; the rest is sorted.
            long after = random.nextBoolean() ? random.nextInt(5) : random.nextInt(40);
            Due due = new Due(time.now() + after, asked[0]++);
            time.after(after, () -> {
                assertThat(time.now()).isEqualTo(due.at());
                happened.add(due);
            });
        }
    }
}
