package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {

    private static TaskRow row(WorkerGraph graph, int task, int rank, TaskOptions options) {
        TaskRow row = new TaskRow(graph, task, 1, 0, options, (byte) 0, rank, new int[0], new byte[0]);
        row.state = TaskRow.State.READY;
        return row;
    }

    private static TaskRow row(WorkerGraph graph, int task, int rank) {
        return row(graph, task, rank, TaskOptions.DEFAULT);
    }

    private static List<Integer> drain(ReadyQueue queue) {
        List<Integer> order = new ArrayList<>();
        for (TaskRow next = queue.poll(false); next != null; next = queue.poll(false)) {
            order.add(next.task());
        }
        return order;
    }

    private static ReadyQueue queue(GraphOrdering ordering) {
        return new ReadyQueue(Map.of("gpu", 1), ordering);
    }

    @Test
    void withinAGraphPriorityIsFirstThenRankThenArrival() {
        WorkerGraph graph = new WorkerGraph("g");
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        queue.add(row(graph, 1, 5));
        queue.add(row(graph, 2, 7));
        queue.add(row(graph, 3, 7));
        queue.add(row(graph, 4, 0, TaskOptions.DEFAULT.withPriority(1)));
        assertThat(drain(queue)).containsExactly(4, 2, 3, 1);
    }

    @Test
    void underTheOrderingByPriorityTheRankHasTheAgeing() {
        WorkerGraph graph = new WorkerGraph("g");
        graph.ordering = Ordering.PRIORITY;
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        queue.add(row(graph, 1, -500, TaskOptions.DEFAULT.withPriority(9)));
        queue.add(row(graph, 2, -400));
        assertThat(drain(queue)).containsExactly(2, 1);
    }

    @Test
    void graphsGetTimeByTheirWeightHoweverLongTheirTasksAre() {
        WorkerGraph heavy = new WorkerGraph("heavy");
        WorkerGraph light = new WorkerGraph("light");
        heavy.ready.weight = 3;
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        for (int task = 0; task < 5000; task++) {
            queue.add(row(heavy, task, 0));
            queue.add(row(light, task, 0));
        }
        long heavyMicros = 0;
        long lightMicros = 0;
        while (heavyMicros + lightMicros < 1_000_000) {
            TaskRow next = Objects.requireNonNull(queue.poll(false));
            boolean isHeavy = next.graph == heavy;
            long ran = isHeavy ? 1000 : 200;
            heavyMicros += isHeavy ? ran : 0;
            lightMicros += isHeavy ? 0 : ran;
            queue.ran(next, ran);
        }
        assertThat((double) heavyMicros / lightMicros).isCloseTo(3, within(0.1));
    }

    @Test
    void aGraphThatComesLateIsOwedNothing() {
        WorkerGraph early = new WorkerGraph("early");
        WorkerGraph late = new WorkerGraph("late");
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        for (int task = 0; task < 200; task++) {
            queue.add(row(early, task, 0));
        }
        for (int n = 0; n < 100; n++) {
            queue.ran(Objects.requireNonNull(queue.poll(false)), 1000);
        }
        for (int task = 0; task < 100; task++) {
            queue.add(row(late, task, 0));
        }
        int lateOnes = 0;
        for (int n = 0; n < 40; n++) {
            TaskRow next = Objects.requireNonNull(queue.poll(false));
            lateOnes += next.graph == late ? 1 : 0;
            queue.ran(next, 1000);
        }
        assertThat(lateOnes).isCloseTo(20, within(1));
    }

    @Test
    void theGraphWithTheLeastWorkLeftGoesFirst() {
        WorkerGraph large = new WorkerGraph("large");
        WorkerGraph small = new WorkerGraph("small");
        large.ready.remainingMicros = 1000;
        small.ready.remainingMicros = 10;
        ReadyQueue queue = queue(GraphOrdering.SHORTEST_REMAINING);
        queue.add(row(large, 1, 0));
        queue.add(row(small, 2, 0));
        queue.add(row(large, 3, 0));
        assertThat(drain(queue)).containsExactly(2, 1, 3);
    }

    @Test
    void thePriorityOfGraphsAges() {
        WorkerGraph dear = new WorkerGraph("dear");
        WorkerGraph poor = new WorkerGraph("poor");
        ReadyQueue queue = queue(GraphOrdering.PRIORITY);
        queue.add(row(poor, 0, 0));
        int before = 0;
        for (int task = 1; task < 3000; task++) {
            queue.add(row(dear, task, 0, TaskOptions.DEFAULT.withPriority(1)));
            if (Objects.requireNonNull(queue.poll(false)).graph == poor) {
                before = task;
            }
        }
        assertThat(before).isCloseTo(1000, within(2));
    }

    @Test
    void tasksWhoseResourcesAreTakenStepAside() {
        WorkerGraph graph = new WorkerGraph("g");
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        TaskOptions gpu = TaskOptions.DEFAULT.withResource("gpu", 1);
        queue.add(row(graph, 1, 9, gpu));
        queue.add(row(graph, 2, 8, gpu));
        queue.add(row(graph, 3, 7));
        TaskRow first = Objects.requireNonNull(queue.poll(false));
        assertThat(drain(queue)).containsExactly(3);
        queue.giveBack(first);
        assertThat(drain(queue)).containsExactly(2);
    }

    @Test
    void theLastOnesThatWouldRunAreGivenBack() {
        WorkerGraph graph = new WorkerGraph("g");
        ReadyQueue queue = queue(GraphOrdering.FAIR_SHARE);
        for (int task = 0; task < 6; task++) {
            queue.add(row(
                    graph, task, task == 2 ? 9 : 0, task == 5 ? TaskOptions.DEFAULT.asImpure() : TaskOptions.DEFAULT));
        }
        List<TaskRow> taken = graph.ready.takeLast(2, row -> row.task() != 5);
        assertThat(taken.stream().map(TaskRow::task)).containsExactly(4, 3);
        assertThat(drain(queue)).containsExactly(2, 0, 1, 5);
    }
}
