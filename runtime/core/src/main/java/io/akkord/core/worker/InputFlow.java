package io.akkord.core.worker;

import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.WorkerGraph.Awaited;
import io.akkord.core.worker.WorkerGraph.Held;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How inputs come to the tasks that wait for them. Routing is consumer-driven: this worker subscribes where the
 * supervisor said that an input is or will be; subscriptions are idempotent and repeated when the source moves or starts
 * anew. Of fetches, only one an input is under way at a time.
 */
final class InputFlow {

    /** Source of a fetch from a worker that is not where the input is said to be now. */
    private static final int ELSEWHERE = Integer.MIN_VALUE;

    private final WorkerPort port;
    private final Consumer<TaskRow> becomeReady;

    InputFlow(WorkerPort port, Consumer<TaskRow> becomeReady) {
        this.port = port;
        this.becomeReady = becomeReady;
    }

    /** Registers what a new row needs; counts what is not here. */
    void await(WorkerGraph graph, TaskRow row, int[] sources, int from) {
        for (int i = 0; i < row.inputs.length; i++) {
            int input = row.inputs[i];
            Held held = graph.held.get(input);
            if (held != null && !held.unpublished) {
                held.users++;
                continue;
            }
            Awaited awaited = graph.awaited.get(input);
            if (awaited == null) {
                awaited = new Awaited(sources[from + i]);
                graph.awaited.put(input, awaited);
                wait(awaited, row);
                ask(graph, input, awaited);
            } else {
                wait(awaited, row);
                moveTo(graph, input, awaited, sources[from + i]);
            }
        }
    }

    /** Asks for results that are to be kept, whoever needs them; each counts as used until it has come. */
    void keep(WorkerGraph graph, int[] tasks, int[] sources) {
        for (int i = 0; i < tasks.length; i++) {
            Held held = graph.held.get(tasks[i]);
            if (held != null) {
                held.copy = false;
                graph.kept.add(tasks[i]);
                continue;
            }
            Awaited awaited = graph.awaited.get(tasks[i]);
            if (awaited == null) {
                awaited = new Awaited(sources[i]);
                graph.awaited.put(tasks[i], awaited);
            }
            if (!graph.keeping.containsKey(tasks[i])) {
                graph.keeping.put(tasks[i], true);
                awaited.users++;
            }
            awaited.source = sources[i];
            ask(graph, tasks[i], awaited);
        }
    }

    /** On a new link what is to be kept is said again. */
    void forgetKeeping(WorkerGraph graph) {
        for (int task : graph.keeping.sortedKeys()) {
            stopKeeping(graph, task);
        }
        graph.kept.clear();
    }

    private static void stopKeeping(WorkerGraph graph, int task) {
        Awaited awaited = graph.awaited.get(task);
        if (graph.keeping.remove(task) != null && awaited != null && --awaited.users == 0) {
            graph.awaited.remove(task);
        }
    }

    private static void wait(Awaited awaited, TaskRow row) {
        row.missing++;
        awaited.users++;
        awaited.waiting.add(row);
    }

    private void moveTo(WorkerGraph graph, int input, Awaited awaited, int source) {
        if (awaited.source != source) {
            awaited.source = source;
            ask(graph, input, awaited);
        }
    }

    private void ask(WorkerGraph graph, int input, Awaited awaited) {
        int source = awaited.source;
        if (source == ToWorker.FROM_JOURNAL) {
            graph.fromJournal.add(input);
        } else if (source == ToWorker.FROM_CHECKPOINT) {
            if (!graph.fetching.containsKey(input)) {
                graph.fetching.put(input, source);
                port.readCheckpoint(graph.id, input);
            }
        } else if (source == graph.number) {
            if (!graph.rows.containsKey(input) && !graph.held.containsKey(input)) {
                reportUnavailable(graph, input, source);
            }
        } else {
            WorkerAddress peer = graph.workers.get(source);
            if (peer != null) {
                graph.peer(peer.workerId()).subscribe(input);
            }
        }
    }

    /** Inputs have new sources; asking the same source again does no harm. */
    void move(WorkerGraph graph, int[] inputs, int[] sources) {
        for (int i = 0; i < inputs.length; i++) {
            Awaited awaited = graph.awaited.get(inputs[i]);
            if (awaited != null) {
                awaited.source = sources[i];
                ask(graph, inputs[i], awaited);
            }
        }
    }

    /** Addresses are new: what could not be asked for, or was asked of an earlier incarnation, is asked for now. */
    void defineWorkers(WorkerGraph graph, List<WorkerAddress> addresses) {
        int[] changed = addresses.stream()
                .filter(address -> {
                    WorkerAddress before = graph.workers.get(address.worker());
                    return before == null || before.incarnation() != address.incarnation();
                })
                .mapToInt(WorkerAddress::worker)
                .sorted()
                .toArray();
        addresses.forEach(address -> graph.workers.put(address.worker(), address));
        for (int input : changed.length == 0 ? changed : graph.awaited.sortedKeys()) {
            Awaited awaited = Objects.requireNonNull(graph.awaited.get(input));
            if (Arrays.binarySearch(changed, awaited.source) >= 0) {
                ask(graph, input, awaited);
            }
        }
    }

    /** A result that is held may be used now: rows that waited for it go on. */
    void wake(WorkerGraph graph, int input) {
        Awaited awaited = graph.awaited.remove(input);
        if (awaited == null) {
            return;
        }
        Held held = Objects.requireNonNull(graph.held.get(input));
        held.users += awaited.users;
        if (graph.keeping.remove(input) != null) {
            held.users--;
            held.copy = false;
            graph.kept.add(input);
        }
        awaited.waiting.forEach(row -> {
            if (!row.gone && --row.missing == 0) {
                becomeReady.accept(row);
            }
        });
        dropIfUnused(graph, input, held);
    }

    private void dropIfUnused(WorkerGraph graph, int task, Held held) {
        if (held.copy && held.users <= 0) {
            graph.held.remove(task);
            port.release(graph.id, new int[] {task});
        }
    }

    /** A value made elsewhere is in the store now. */
    void arrived(WorkerGraph graph, int task, long size) {
        graph.fetching.remove(task);
        put(graph, task, size);
    }

    private void put(WorkerGraph graph, int task, long size) {
        if (graph.held.containsKey(task) || mayBeMadeHere(graph, task)) {
            return;
        }
        if (graph.awaited.containsKey(task)) {
            graph.held.put(task, new Held(size, true));
            wake(graph, task);
        } else if (!graph.rows.containsKey(task)) {
            port.release(graph.id, new int[] {task});
        }
    }

    /**
     * Whether an attempt of an impure task may still put its result into the store here. Another attempt's result, which is
     * another value, is not taken beside it: readers would see now the one, now the other. It is asked for again when the
     * attempt is gone.
     */
    private static boolean mayBeMadeHere(WorkerGraph graph, int task) {
        TaskRow row = graph.rows.get(task);
        return graph.stopping.containsKey(task) || (row != null && row.isImpure());
    }

    /** Whether another attempt's result is here or on its way. Of an impure task that is a recorded one: it is final. */
    boolean hasFromElsewhere(WorkerGraph graph, int task) {
        Held held = graph.held.get(task);
        return (held != null && held.copy) || graph.fetching.containsKey(task);
    }

    void supply(WorkerGraph graph, int[] tasks, int[] lengths, byte[] values) {
        int at = 0;
        for (int i = 0; i < tasks.length; i++) {
            int end = at + lengths[i];
            if (graph.awaited.containsKey(tasks[i])
                    && !graph.held.containsKey(tasks[i])
                    && !mayBeMadeHere(graph, tasks[i])) {
                port.store(graph.id, tasks[i], Arrays.copyOfRange(values, at, end));
                put(graph, tasks[i], lengths[i]);
            }
            at = end;
        }
    }

    /** The cancelled body of an impure task has ended: what it left in the store goes, and the task's result may come. */
    void stopped(WorkerGraph graph, int task) {
        graph.stopping.remove(task);
        port.release(graph.id, new int[] {task});
        TaskRow next = graph.rows.get(task);
        if (next != null && --next.missing == 0) {
            becomeReady.accept(next);
        }
        askAgain(graph, task);
    }

    /** What was not taken as long as it might have been made here. */
    void askAgain(WorkerGraph graph, int task) {
        Awaited awaited = graph.awaited.get(task);
        if (awaited != null) {
            ask(graph, task, awaited);
        }
    }

    /** A row has ended: it uses its inputs no more. */
    void done(WorkerGraph graph, TaskRow row) {
        for (int input : row.inputs) {
            Awaited awaited = graph.awaited.get(input);
            Held held = graph.held.get(input);
            if (awaited != null) {
                if (--awaited.users == 0) {
                    graph.awaited.remove(input);
                }
            } else if (held != null) {
                held.users--;
                dropIfUnused(graph, input, held);
            }
        }
    }

    /**
     * This worker's result is not wanted here any more; rows that have started to count on it may still use it. Who has
     * subscribed stays so: the subscription may have come ahead of an attempt that makes the result anew.
     */
    void release(WorkerGraph graph, int task) {
        stopKeeping(graph, task);
        Held held = graph.held.get(task);
        if (held != null && held.users > 0) {
            held.copy = true;
            return;
        }
        graph.held.remove(task);
        port.release(graph.id, new int[] {task});
    }

    void received(WorkerGraph graph, String from, ToPeer message) {
        if (message instanceof ToPeer.Push push) {
            supply(graph, push.tasks(), push.lengths(), push.values());
        } else if (message instanceof ToPeer.Notice notice) {
            for (int task : notice.tasks()) {
                fetch(graph, task, from);
            }
        }
    }

    private void fetch(WorkerGraph graph, int task, String from) {
        Awaited awaited = graph.awaited.get(task);
        if (awaited != null && !graph.fetching.containsKey(task) && !mayBeMadeHere(graph, task)) {
            graph.fetching.put(task, isFrom(graph, awaited, from) ? awaited.source : ELSEWHERE);
            port.fetch(graph.id, task, from);
        }
    }

    private static boolean isFrom(WorkerGraph graph, Awaited awaited, String workerId) {
        WorkerAddress source = graph.workers.get(awaited.source);
        return source != null && source.workerId().equals(workerId);
    }

    /** A started row found an input gone from the store: it waits for it again, and the supervisor says from where. */
    void gone(WorkerGraph graph, TaskRow row, int input) {
        Held held = graph.held.remove(input);
        Awaited awaited = graph.awaited.get(input);
        if (awaited == null) {
            awaited = new Awaited(graph.number);
            awaited.users = held == null ? positions(row, input) : held.users;
            graph.awaited.put(input, awaited);
        }
        for (int each : row.inputs) {
            if (each == input) {
                row.missing++;
                awaited.waiting.add(row);
            }
        }
        if (held != null) {
            port.release(graph.id, new int[] {input});
        }
        if (!graph.rows.containsKey(input)) {
            reportUnavailable(graph, input, graph.number);
        }
    }

    private static int positions(TaskRow row, int input) {
        return (int) Arrays.stream(row.inputs).filter(each -> each == input).count();
    }

    /** A fetch found nothing. The supervisor decides, unless the input has moved since: then it is asked for there. */
    void unavailable(WorkerGraph graph, int task) {
        Integer asked = graph.fetching.remove(task);
        Awaited awaited = graph.awaited.get(task);
        if (awaited == null) {
            return;
        }
        if (asked != null && asked == awaited.source) {
            reportUnavailable(graph, task, awaited.source);
        } else {
            ask(graph, task, awaited);
        }
    }

    private void reportUnavailable(WorkerGraph graph, int task, int source) {
        port.toSupervisor(graph.id, new ToSupervisor.InputsUnavailable(new int[] {task}, new int[] {source}));
    }

    void flush(WorkerGraph graph) {
        if (!graph.fromJournal.isEmpty()) {
            port.toSupervisor(graph.id, new ToSupervisor.WantFromJournal(graph.fromJournal.drain()));
        }
    }
}
