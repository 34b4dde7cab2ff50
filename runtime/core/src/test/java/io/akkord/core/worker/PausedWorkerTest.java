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
import org.junit.jupiter.api.Test;

class PausedWorkerTest {

    private static final String GRAPH = "g";
    private static final int SLOTS = 4;

    private final List<TaskRow> started = new ArrayList<>();
    private boolean paused;
    private final WorkerCore core = new WorkerCore(new WorkerSettings(SLOTS, Map.of(), 1000, 1 << 20), port());

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("start")) {
                        started.add((TaskRow) arguments[0]);
                    }
                    return switch (method.getName()) {
                        case "isPaused" -> paused;
                        case "nanos" -> 0L;
                        case "hasRoomToSupervisor" -> true;
                        default -> null;
                    };
                });
    }

    private void dispatch(int tasks) {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
        core.received(GRAPH, new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT)));
        int[] numbers = new int[tasks];
        int[] ones = new int[tasks];
        for (int i = 0; i < tasks; i++) {
            numbers[i] = i;
            ones[i] = 1;
        }
        int[] zeros = new int[tasks];
        core.received(
                GRAPH,
                new ToWorker.Dispatch(
                        numbers,
                        ones,
                        zeros,
                        zeros,
                        new byte[tasks],
                        zeros,
                        zeros,
                        new int[0],
                        new int[0],
                        zeros,
                        new byte[0]));
        core.flush();
    }

    private void finishOne() {
        core.succeeded(
                started.remove(0),
                new Outcome(0, 1_000_000, 0, 8, 0, Completions.INLINE, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        core.flush();
    }

    @Test
    void aWorkerWhoseMemoryIsFullRunsOneTaskAtATime() {
        paused = true;
        dispatch(10);
        for (int done = 0; done < 10; done++) {
            assertThat(started).hasSize(1);
            finishOne();
        }
        assertThat(started).isEmpty();
    }

    @Test
    void whenThereIsRoomAgainAllItsSlotsWork() {
        paused = true;
        dispatch(10);
        paused = false;
        core.flush();
        assertThat(started).hasSize(SLOTS);
    }

    @Test
    void whatRunsWhenTheMemoryFillsIsFinishedFirst() {
        dispatch(10);
        paused = true;
        for (int running = SLOTS; running > 1; running--) {
            finishOne();
            assertThat(started).hasSize(running - 1);
        }
        finishOne();
        assertThat(started).hasSize(1);
    }
}
