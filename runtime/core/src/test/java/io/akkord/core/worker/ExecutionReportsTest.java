package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionReportsTest {

    private static final String GRAPH = "g";

    private final List<RunningBody> running = new ArrayList<>();
    private final List<TaskRow> started = new ArrayList<>();
    private final List<ToSupervisor.Executing> told = new ArrayList<>();
    private boolean paused;
    private final WorkerCore core = new WorkerCore(new WorkerSettings(2, Map.of(), 1000, 1 << 20), port());

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("start")) {
                        started.add((TaskRow) arguments[0]);
                    } else if (arguments != null
                            && arguments[arguments.length - 1] instanceof ToSupervisor.Executing e) {
                        told.add(e);
                    }
                    return switch (method.getName()) {
                        case "running" -> List.copyOf(running);
                        case "isPaused" -> paused;
                        case "nanos" -> 0L;
                        case "hasRoomToSupervisor" -> true;
                        default -> null;
                    };
                });
    }

    private void open() {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
    }

    private void dispatch(int... tasks) {
        open();
        core.received(GRAPH, new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT)));
        int n = tasks.length;
        int[] ones = new int[n];
        java.util.Arrays.fill(ones, 1);
        int[] zeros = new int[n];
        core.received(
                GRAPH,
                new ToWorker.Dispatch(
                        tasks,
                        ones,
                        zeros,
                        zeros,
                        new byte[n],
                        zeros,
                        zeros,
                        new int[0],
                        new int[0],
                        zeros,
                        new byte[0]));
        core.flush();
    }

    private List<Integer> lastTold() {
        return java.util.Arrays.stream(told.get(told.size() - 1).tasks())
                .boxed()
                .toList();
    }

    @Test
    void itIsToldOnceWhatRunsAndAgainWhenThatChanges() {
        dispatch(7, 3, 5);
        assertThat(started).hasSize(2);
        core.reportExecuting();
        assertThat(told).as("nothing has run for long").isEmpty();
        started.forEach(row -> running.add(new RunningBody(row, 200_000)));
        core.reportExecuting();
        core.reportExecuting();
        assertThat(told).hasSize(1);
        assertThat(lastTold()).containsExactly(3, 7);
        running.remove(0);
        core.reportExecuting();
        assertThat(lastTold()).containsExactly(started.get(1).task());
        running.clear();
        core.reportExecuting();
        assertThat(lastTold()).isEmpty();
        assertThat(told).hasSize(3);
    }

    @Test
    void aCancelledBodyThatStillRunsIsNotTold() {
        dispatch(1);
        running.add(new RunningBody(started.get(0), 200_000));
        core.received(GRAPH, new ToWorker.Cancel(new int[] {1}));
        core.reportExecuting();
        assertThat(told).isEmpty();
    }

    @Test
    void aNewLinkIsToldAnew() {
        dispatch(1);
        running.add(new RunningBody(started.get(0), 200_000));
        core.reportExecuting();
        open();
        core.reportExecuting();
        assertThat(told).hasSize(2);
    }

    @Test
    void aPauseIsToldToo() {
        dispatch(1);
        paused = true;
        core.reportExecuting();
        assertThat(told).extracting(ToSupervisor.Executing::paused).containsExactly(true);
    }
}
