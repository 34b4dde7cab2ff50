package io.akkord.core.explain;

import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** When and where each task of a graph ran first, as columns; row = task number. About 40 bytes a task. */
final class Timeline {

    static final int NOBODY = -1;

    private long[] starts = {};
    private int[] runs = {};
    private int[] waits = {};
    private int[] workers = {};
    private int[] attempts = {};
    private long[] events = {};
    private long[] recordedMillis = {};
    private long[] dispatchedMillis = {};
    private final Map<Integer, int[]> byEnd = new HashMap<>();

    void grow(int tasks) {
        int from = starts.length;
        if (tasks <= from) {
            return;
        }
        starts = Arrays.copyOf(starts, tasks);
        runs = Arrays.copyOf(runs, tasks);
        waits = Arrays.copyOf(waits, tasks);
        workers = Arrays.copyOf(workers, tasks);
        attempts = Arrays.copyOf(attempts, tasks);
        events = Arrays.copyOf(events, tasks);
        recordedMillis = Arrays.copyOf(recordedMillis, tasks);
        dispatchedMillis = Arrays.copyOf(dispatchedMillis, tasks);
        Arrays.fill(workers, from, tasks, NOBODY);
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    void dispatched(GraphEvent.TasksDispatched event, long wallMillis) {
        for (int task : event.tasks()) {
            if (events[task] == 0) {
                dispatchedMillis[task] = wallMillis;
            }
        }
    }

    void completed(GraphEvent.TasksCompleted event, long number, long wallMillis) {
        Completions columns = event.completions();
        for (int row = 0; row < columns.count(); row++) {
            int task = columns.tasks()[row];
            starts[task] = columns.startMicros()[row];
            runs[task] = columns.runMicros()[row];
            waits[task] = columns.waitMicros()[row];
            workers[task] = event.workers()[row];
            attempts[task] = columns.attempts()[row];
            events[task] = number;
            recordedMillis[task] = wallMillis;
        }
        byEnd.clear();
    }

    boolean ran(int task) {
        return events[task] > 0;
    }

    long start(int task) {
        return starts[task];
    }

    long run(int task) {
        return runs[task];
    }

    long end(int task) {
        return starts[task] + runs[task];
    }

    long waited(int task) {
        return waits[task];
    }

    int worker(int task) {
        return workers[task];
    }

    int attempt(int task) {
        return attempts[task];
    }

    /** Number of the event that recorded it; 0 if none has. */
    long event(int task) {
        return events[task];
    }

    long recordedMillis(int task) {
        return recordedMillis[task];
    }

    /** When it was dispatched for the last time before it was recorded; 0 if that is not known. */
    long dispatchedMillis(int task) {
        return dispatchedMillis[task];
    }

    /** The task of the same worker whose end is the last one not after the begin of this one; -1 if there is none. */
    int before(int task) {
        int[] ended = byEnd.computeIfAbsent(workers[task], this::sortedByEnd);
        int low = 0;
        int high = ended.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (end(ended[middle]) <= starts[task]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int at = low - 1;
        while (at >= 0 && ended[at] == task) {
            at--;
        }
        return at < 0 ? NOBODY : ended[at];
    }

    private int[] sortedByEnd(int worker) {
        return java.util.stream.IntStream.range(0, workers.length)
                .filter(task -> workers[task] == worker && ran(task))
                .boxed()
                .sorted((a, b) -> Long.compare(end(a), end(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
