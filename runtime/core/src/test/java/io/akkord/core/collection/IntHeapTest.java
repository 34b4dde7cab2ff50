package io.akkord.core.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntHeapTest {

    /** Ascending, descending and mixed additions between removals, and a change of the order in between. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itGivesWhatAPriorityQueueGives(long seed) {
        Random random = new Random(seed);
        int[] weights = random.ints(5000, 0, 50).toArray();
        IntOrder order = (one, other) -> weights[one] == weights[other] ? one < other : weights[one] < weights[other];
        IntHeap heap = new IntHeap(order);
        PriorityQueue<Integer> expected = expected(order);
        for (int step = 0, next = 0; step < 9000; step++) {
            if (next < weights.length && random.nextInt(5) > 1) {
                weights[next] = seed % 2 == 0 ? next / 7 : weights[next];
                heap.add(next);
                expected.add(next++);
            } else if (!expected.isEmpty()) {
                assertThat(heap.first()).isEqualTo(expected.peek());
                assertThat(heap.removeFirst()).isEqualTo(expected.remove());
            }
            assertThat(heap.size()).isEqualTo(expected.size());
            assertThat(heap.isEmpty()).isEqualTo(expected.isEmpty());
            if (step % 1000 == 999) {
                Arrays.setAll(weights, i -> random.nextInt(50));
                heap.restore();
                PriorityQueue<Integer> again = expected(order);
                again.addAll(expected);
                expected = again;
            }
        }
        int[] rest = heap.drain();
        Arrays.sort(rest);
        assertThat(rest).isEqualTo(expected.stream().mapToInt(i -> i).sorted().toArray());
        assertThat(heap.isEmpty()).isTrue();
    }

    private static PriorityQueue<Integer> expected(IntOrder order) {
        return new PriorityQueue<>((one, other) -> order.before(one, other) ? -1 : order.before(other, one) ? 1 : 0);
    }
}
