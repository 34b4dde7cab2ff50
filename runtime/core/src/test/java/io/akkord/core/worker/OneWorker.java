package io.akkord.core.worker;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToWorker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A worker's dataflow in the hands of a test: its effects are kept, its questions answered by the fields here. */
final class OneWorker {

    static final String GRAPH = "g";

    final WorkerCore core;
    /** Bodies that were started and have not ended. */
    final List<TaskRow> started = new ArrayList<>();
    /** Results that were pushed and put into the store. */
    final List<Integer> stored = new ArrayList<>();

    final List<Integer> fetched = new ArrayList<>();
    /** Messages to the supervisor and to other workers. */
    final List<Object> said = new ArrayList<>();

    final List<RunningBody> running = new ArrayList<>();
    boolean paused;
    boolean counted = true;

    OneWorker(int slots) {
        core = new WorkerCore(new WorkerSettings(slots, Map.of(), 1000, 1 << 20), port());
    }

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "start" -> started.add((TaskRow) arguments[0]);
                        case "store" -> stored.add((Integer) arguments[1]);
                        case "fetch" -> fetched.add((Integer) arguments[1]);
                        case "toSupervisor", "toPeer" -> said.add(arguments[1]);
                        default -> {}
                    }
                    return answer(method.getName());
                });
    }

    private @Nullable Object answer(String question) {
        return switch (question) {
            case "isPaused" -> paused;
            case "isCounted" -> counted;
            case "running" -> List.copyOf(running);
            case "nanos" -> 0L;
            case "hasRoomToSupervisor" -> true;
            default -> null;
        };
    }

    /** A new link to the supervisor of the graph. */
    void link() {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1, false));
    }

    /** The first link, with rows of options that dispatches name by number. */
    void open(TaskOptions... options) {
        link();
        core.received(GRAPH, new ToWorker.DefineOptions(0, List.of(options)));
    }

    /** Plain tasks in one message. */
    void dispatch(int... tasks) {
        int n = tasks.length;
        int[] zeros = new int[n];
        int[] ones = zeros.clone();
        Arrays.fill(ones, 1);
        received(new ToWorker.Dispatch(
                tasks, ones, zeros, zeros, new byte[n], zeros, zeros, new int[0], new int[0], zeros, new byte[0]));
    }

    /** The second attempt of one task; its inputs come from the sources. */
    void dispatch(int task, int options, byte flags, int[] inputs, int[] sources) {
        int[] zero = {0};
        received(new ToWorker.Dispatch(
                new int[] {task},
                new int[] {2},
                zero,
                new int[] {options},
                new byte[] {flags},
                zero,
                new int[] {inputs.length},
                inputs,
                sources,
                zero,
                new byte[0]));
    }

    void dispatch(int task, byte flags) {
        dispatch(task, 0, flags, new int[0], new int[0]);
    }

    void received(ToWorker message) {
        core.received(GRAPH, message);
        core.flush();
    }

    /** The body of a started task returns. */
    void finish(int task) {
        TaskRow row = started.stream()
                .filter(each -> each.task() == task)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("task " + task + " does not run"));
        started.remove(row);
        core.succeeded(row, new Outcome(0, 1, 0, 1, 0, Completions.INLINE, new byte[] {1}));
        core.flush();
    }

    List<Integer> startedTasks() {
        return started.stream().map(TaskRow::task).toList();
    }

    <T> List<T> said(Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
