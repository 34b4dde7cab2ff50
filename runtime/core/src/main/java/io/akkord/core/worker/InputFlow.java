package io.akkord.core.worker;

import io.akkord.core.collection.Few;
import io.akkord.core.message.ToWorker;
import java.util.Arrays;
import java.util.function.Consumer;

/** How inputs come to the tasks that wait for them, and how long they stay. */
final class InputFlow {

    private final WorkerPort port;
    private final InputSources sources;
    private final Consumer<TaskRow> becomeReady;

    InputFlow(WorkerPort port, InputSources sources, Consumer<TaskRow> becomeReady) {
        this.port = port;
        this.sources = sources;
        this.becomeReady = becomeReady;
    }

    /** Registers what a new row needs; counts what is not here. */
    void await(WorkerGraph graph, TaskRow row, int[] from, int first) {
        row.needs = new LocalTask[row.inputs.length];
        for (int i = 0; i < row.inputs.length; i++) {
            LocalTask input = graph.of(row.inputs[i]);
            row.needs[i] = input;
            input.users++;
            if (!input.isUsable()) {
                await(graph, row, input, from[first + i]);
            }
        }
    }

    private void await(WorkerGraph graph, TaskRow row, LocalTask input, int source) {
        row.missing++;
        input.await(row);
        if (!input.awaited || input.source != source) {
            input.awaited = true;
            sources.moveTo(graph, input, source);
        }
    }

    /** A result that is held may be used now: rows that waited for it go on. */
    void wake(WorkerGraph graph, LocalTask input) {
        if (!input.awaited) {
            return;
        }
        Few<TaskRow> waiting = input.endAwaiting();
        Keeping.came(graph, input);
        if (waiting != null) {
            waiting.forEach(this::inputCame);
        }
        dropIfUnused(graph, input);
    }

    private void inputCame(TaskRow row) {
        if (!row.gone && --row.missing == 0) {
            becomeReady.accept(row);
        }
    }

    private void dropIfUnused(WorkerGraph graph, LocalTask local) {
        if (local.copy && local.users <= 0) {
            drop(graph, local);
        }
    }

    private void drop(WorkerGraph graph, LocalTask local) {
        local.drop();
        port.release(graph.id, new int[] {local.task});
    }

    /** A value made elsewhere is in the store now. */
    void arrived(WorkerGraph graph, int task, long size) {
        LocalTask local = graph.find(task);
        if (local == null) {
            port.release(graph.id, new int[] {task});
        } else {
            local.fetching = false;
            put(graph, local, size);
            graph.tidy(local);
        }
    }

    private void put(WorkerGraph graph, LocalTask local, long size) {
        if (local.held || local.mayBeMadeHere()) {
            return;
        }
        if (local.awaited) {
            local.hold(size, true, false);
            wake(graph, local);
        } else if (local.row == null) {
            port.release(graph.id, new int[] {local.task});
        }
    }

    /** Small values have come. */
    void supply(WorkerGraph graph, int[] tasks, int[] lengths, byte[] values) {
        int at = 0;
        for (int i = 0; i < tasks.length; i++) {
            int end = at + lengths[i];
            LocalTask local = graph.find(tasks[i]);
            if (local != null && local.awaited && !local.held && !local.mayBeMadeHere()) {
                port.store(graph.id, tasks[i], Arrays.copyOfRange(values, at, end));
                put(graph, local, lengths[i]);
                graph.tidy(local);
            }
            at = end;
        }
    }

    /** The cancelled body of an impure task has ended: what it left in the store goes, and the task's result may come. */
    void stopped(WorkerGraph graph, LocalTask local) {
        local.stopping = null;
        port.release(graph.id, new int[] {local.task});
        if (local.row != null) {
            inputCame(local.row);
        }
        askAgain(graph, local);
        graph.tidy(local);
    }

    /** What was not taken as long as it might have been made here. */
    void askAgain(WorkerGraph graph, LocalTask local) {
        if (local.awaited) {
            sources.ask(graph, local);
        }
    }

    /** A row has ended: it uses its inputs no more. */
    void done(WorkerGraph graph, TaskRow row) {
        for (LocalTask input : row.needs) {
            if (input.awaited) {
                if (--input.users == 0) {
                    input.endAwaiting();
                }
            } else if (input.held) {
                input.users--;
                dropIfUnused(graph, input);
            }
            graph.tidy(input);
        }
    }

    /** Results are not wanted here any more. */
    void release(WorkerGraph graph, ToWorker.Release unwanted) {
        for (int task : unwanted.tasks()) {
            LocalTask local = graph.find(task);
            if (local == null) {
                port.release(graph.id, new int[] {task});
            } else {
                release(graph, local);
                graph.tidy(local);
            }
        }
    }

    /**
     * This worker's result is not wanted here any more; rows that have started to count on it may still use it. Who has
     * subscribed stays so: the subscription may have come ahead of an attempt that makes the result anew. What came from
     * elsewhere while this result was kept from its readers was not taken; they ask for it again.
     */
    void release(WorkerGraph graph, LocalTask local) {
        Keeping.forget(local);
        if (local.isUsable() && local.users > 0) {
            local.copy = true;
            return;
        }
        boolean wasHidden = local.unpublished;
        drop(graph, local);
        if (wasHidden) {
            askAgain(graph, local);
        }
    }

    /** A started row found an input gone from the store: it waits for it again, and the supervisor says from where. */
    void gone(WorkerGraph graph, TaskRow row, int input) {
        LocalTask local = graph.of(input);
        boolean wasHeld = local.held;
        if (!local.awaited) {
            local.users = wasHeld ? local.users : positions(row, input);
            local.awaited = true;
            local.source = graph.number;
        }
        for (int i = 0; i < row.inputs.length; i++) {
            if (row.inputs[i] == input) {
                row.needs[i] = local;
                row.missing++;
                local.await(row);
            }
        }
        if (wasHeld) {
            drop(graph, local);
        }
        if (local.row == null) {
            sources.reportUnavailable(graph, local, graph.number);
        }
    }

    private static int positions(TaskRow row, int input) {
        return (int) Arrays.stream(row.inputs).filter(each -> each == input).count();
    }
}
