package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToWorker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SolitudeTest {

    private static final String GRAPH = "g";

    private final List<TaskRow> started = new ArrayList<>();
    private final WorkerCore core = new WorkerCore(new WorkerSettings(3, Map.of(), 1000, 1 << 20), port());

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("start")) {
                        started.add((TaskRow) arguments[0]);
                    }
                    return switch (method.getName()) {
                        case "isPaused" -> false;
                        case "nanos" -> 0L;
                        case "hasRoomToSupervisor" -> true;
                        default -> null;
                    };
                });
    }

    @BeforeEach
    void open() {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
        core.received(GRAPH, new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT)));
    }

    private void dispatch(int task, boolean alone) {
        int[] zero = {0};
        core.received(
                GRAPH,
                new ToWorker.Dispatch(
                        new int[] {task},
                        new int[] {2},
                        zero,
                        zero,
                        new byte[] {alone ? ToWorker.FLAG_ALONE : 0},
                        zero,
                        zero,
                        new int[0],
                        new int[0],
                        zero,
                        new byte[0]));
        core.flush();
    }

    private void finish(int task) {
        TaskRow row =
                started.stream().filter(each -> each.task() == task).findFirst().orElseThrow();
        started.remove(row);
        core.succeeded(row, new Outcome(0, 1, 0, 1, 0, Completions.INLINE, new byte[] {1}));
        core.flush();
    }

    private List<Integer> running() {
        return started.stream().map(TaskRow::task).toList();
    }

    @Test
    void nothingStartsWhileOneWaitsToRunAloneNorWhileItRuns() {
        dispatch(0, false);
        dispatch(1, true);
        dispatch(2, false);
        assertThat(running()).containsExactly(0);
        assertThat(core.takeNext()).isNull();
        finish(0);
        assertThat(running()).containsExactly(1);
        dispatch(3, true);
        dispatch(4, false);
        assertThat(running()).containsExactly(1);
        finish(1);
        assertThat(running()).containsExactly(3);
        finish(3);
        assertThat(running()).containsExactly(2, 4);
    }

    @Test
    void oneThatIsCancelledHoldsUpNobody() {
        dispatch(0, false);
        dispatch(1, true);
        dispatch(2, false);
        core.received(GRAPH, new ToWorker.Cancel(new int[] {1}));
        core.flush();
        assertThat(running()).containsExactly(0, 2);
    }
}
