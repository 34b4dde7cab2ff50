package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.HELD;
import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.api.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roots 0 to 9 of 100 bytes each, one reader for each of them, 10 to 19, and task 20 that reads the readers. */
class MemoryPressureTest {

    private static final int ROOTS = 10;
    private static final int ROOT_BYTES = 100;
    private static final TaskOptions SHORT = TaskOptions.DEFAULT.withExpectedRun(Duration.ofMillis(1));

    private final SchedulerBench bench = new SchedulerBench();

    private void submit(GraphOptions options, int[] outputs) {
        int[][] inputs = new int[2 * ROOTS + 1][];
        int[] rows = new int[inputs.length];
        for (int root = 0; root < ROOTS; root++) {
            inputs[root] = new int[0];
            inputs[ROOTS + root] = new int[] {root};
            rows[ROOTS + root] = 1;
        }
        inputs[2 * ROOTS] = IntStream.range(ROOTS, 2 * ROOTS).toArray();
        rows[2 * ROOTS] = 1;
        bench.submitRows(
                List.of(SHORT.withExpectedBytes(ROOT_BYTES), SHORT.withExpectedBytes(1)),
                rows,
                options,
                outputs,
                inputs);
    }

    private List<Integer> roots(List<Integer> tasks) {
        return tasks.stream().filter(task -> task < ROOTS).toList();
    }

    private void finish(String worker, int task) {
        bench.completeSized(worker, task < ROOTS ? HELD : INLINE, task < ROOTS ? ROOT_BYTES : 1, task);
    }

    @Test
    void withRoomEnoughAllRootsGoAtOnce() {
        submit(GraphOptions.DEFAULT, new int[0]);
        bench.joinWithMemory("a", 100 * ROOT_BYTES);
        assertThat(roots(bench.dispatched("a"))).hasSize(ROOTS);
    }

    /** Half of the memory is for four roots; one over the limit shows that it is reached. */
    @ParameterizedTest
    @EnumSource(Ordering.class)
    void rootsStopWhereTheirResultsWouldFillHalfOfTheMemory(Ordering ordering) {
        submit(GraphOptions.DEFAULT.withOrdering(ordering), new int[0]);
        bench.joinWithMemory("a", 8 * ROOT_BYTES);
        assertThat(roots(bench.dispatched("a")).size()).isLessThanOrEqualTo(5);
        assertThat(bench.dispatched("a")).contains(10);
    }

    @Test
    void theyGoOnAsTheirReadersEnd() {
        submit(GraphOptions.DEFAULT, new int[0]);
        bench.joinWithMemory("a", 8 * ROOT_BYTES);
        List<Integer> all = new ArrayList<>(roots(bench.dispatched("a")));
        finish("a", 0);
        all.addAll(roots(bench.dispatched("a")));
        assertThat(all).doesNotContain(9);
        for (int root = 1; root < ROOTS; root++) {
            finish("a", ROOTS + root - 1);
            finish("a", root);
        }
        finish("a", 2 * ROOTS - 1);
        finish("a", 2 * ROOTS);
        assertThat(bench.scheduler.isEnded()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ShardingStrategy.class)
    void withMemoryForLessThanOneResultEverythingIsDoneAllTheSame(ShardingStrategy sharding) {
        submit(GraphOptions.DEFAULT.withSharding(sharding), new int[0]);
        bench.joinWithMemory("a", 101);
        bench.joinWithMemory("b", 101);
        for (int step = 0; step < 2 * ROOTS + 1; step++) {
            int task = bench.firstRunnable();
            finish(bench.state.workers.id(bench.state.tasks.workers[task]), task);
        }
        assertThat(bench.scheduler.isEnded()).isTrue();
    }

    @Test
    void requestedOutputsDoNotHoldRootsBack() {
        submit(GraphOptions.DEFAULT, IntStream.range(0, ROOTS).toArray());
        bench.joinWithMemory("a", 8 * ROOT_BYTES);
        int going = roots(bench.dispatched("a")).size();
        for (int root = 0; root < going; root++) {
            finish("a", root);
            finish("a", ROOTS + root);
        }
        assertThat(bench.state.dispatchedEnd).isGreaterThan(going);
    }

    @Test
    void aWorkerThatDoesNotSayWhatMemoryItHasHoldsNothingBack() {
        submit(GraphOptions.DEFAULT, new int[0]);
        bench.join("a");
        assertThat(roots(bench.dispatched("a"))).hasSize(ROOTS);
    }
}
