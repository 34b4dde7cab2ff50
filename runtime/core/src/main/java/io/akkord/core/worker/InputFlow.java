package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How inputs come to the tasks that wait for them and results go to those who asked. Routing is consumer-driven: this
 * worker subscribes where the supervisor said that an input is or will be; subscriptions are idempotent and repeated
 * when the source moves or starts anew.
 */
final class InputFlow {

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
            WorkerGraph.Held held = graph.held.get(input);
            if (held != null && !held.unpublished) {
                held.users++;
                continue;
            }
            row.missing++;
            WorkerGraph.Awaited awaited = graph.awaited.get(input);
            if (awaited == null) {
                awaited = new WorkerGraph.Awaited(sources[from + i]);
                graph.awaited.put(input, awaited);
                ask(graph, input, awaited);
            }
            awaited.waiting.add(row);
        }
    }

    private void ask(WorkerGraph graph, int input, WorkerGraph.Awaited awaited) {
        int source = awaited.source;
        awaited.asked = true;
        if (source == ToWorker.FROM_JOURNAL) {
            graph.fromJournal.add(input);
        } else if (source == ToWorker.FROM_CHECKPOINT) {
            port.readCheckpoint(graph.id, input);
        } else if (source == graph.number) {
            if (!graph.rows.containsKey(input) && !graph.held.containsKey(input)) {
                reportUnavailable(graph, input, source);
            }
        } else {
            WorkerAddress peer = graph.workers.get(source);
            awaited.asked = peer != null;
            if (peer != null) {
                graph.peer(peer.workerId()).subscribe(input);
            }
        }
    }

    /** Inputs have new sources; asking the same source again does no harm. */
    void move(WorkerGraph graph, int[] inputs, int[] sources) {
        for (int i = 0; i < inputs.length; i++) {
            WorkerGraph.Awaited awaited = graph.awaited.get(inputs[i]);
            if (awaited != null) {
                awaited.source = sources[i];
                ask(graph, inputs[i], awaited);
            }
        }
    }

    /** Addresses are new: what was not asked for, or was asked of an earlier incarnation, is asked for now. */
    void defineWorkers(WorkerGraph graph, List<WorkerAddress> addresses) {
        IntList changed = new IntList();
        for (WorkerAddress address : addresses) {
            WorkerAddress before = graph.workers.get(address.worker());
            if (before == null || before.incarnation() != address.incarnation()) {
                changed.add(address.worker());
            }
            graph.workers.put(address.worker(), address);
        }
        int[] all = changed.toArray();
        Arrays.sort(all);
        for (int input : graph.awaited.sortedKeys()) {
            WorkerGraph.Awaited awaited = Objects.requireNonNull(graph.awaited.get(input));
            if (Arrays.binarySearch(all, awaited.source) >= 0) {
                ask(graph, input, awaited);
            }
        }
    }

    /** A result of this worker may be used: by rows here, and by the workers that subscribed. */
    void publish(WorkerGraph graph, int task, long size) {
        wake(graph, task);
        List<String> subscribed = graph.subscribers.remove(task);
        if (subscribed != null) {
            byte[] small = port.smallResult(graph.id, task);
            for (String workerId : subscribed) {
                give(graph, workerId, task, size, small);
            }
        }
    }

    private static void give(
            WorkerGraph graph, String workerId, int task, long size, byte @org.jspecify.annotations.Nullable [] small) {
        if (small != null) {
            graph.peer(workerId).push(task, small);
        } else {
            graph.peer(workerId).notice(task, size);
        }
    }

    private void wake(WorkerGraph graph, int input) {
        WorkerGraph.Awaited awaited = graph.awaited.remove(input);
        if (awaited == null) {
            return;
        }
        WorkerGraph.Held held = Objects.requireNonNull(graph.held.get(input));
        for (TaskRow row : awaited.waiting) {
            if (graph.rows.get(row.task) == row) {
                held.users++;
                if (--row.missing == 0) {
                    becomeReady.accept(row);
                }
            }
        }
        if (held.copy && held.users == 0) {
            drop(graph, input);
        }
    }

    private void drop(WorkerGraph graph, int task) {
        graph.held.remove(task);
        port.release(graph.id, new int[] {task});
    }

    /** A value made elsewhere is in the store now. */
    void arrived(WorkerGraph graph, int task, long size) {
        if (graph.held.containsKey(task)) {
            return;
        }
        if (!graph.awaited.containsKey(task)) {
            port.release(graph.id, new int[] {task});
            return;
        }
        graph.held.put(task, new WorkerGraph.Held(size, true));
        wake(graph, task);
    }

    void supply(WorkerGraph graph, int[] tasks, int[] lengths, byte[] values) {
        int at = 0;
        for (int i = 0; i < tasks.length; i++) {
            int end = at + lengths[i];
            if (graph.awaited.containsKey(tasks[i]) && !graph.held.containsKey(tasks[i])) {
                port.store(graph.id, tasks[i], Arrays.copyOfRange(values, at, end));
                arrived(graph, tasks[i], lengths[i]);
            }
            at = end;
        }
    }

    /** A row has ended: copies that only it used are dropped. */
    void done(WorkerGraph graph, TaskRow row) {
        for (int input : row.inputs) {
            WorkerGraph.Held held = graph.held.get(input);
            if (held != null && held.copy && --held.users <= 0 && !graph.awaited.containsKey(input)) {
                drop(graph, input);
            }
        }
    }

    void received(WorkerGraph graph, String from, ToPeer message) {
        if (message instanceof ToPeer.Subscribe subscribe) {
            for (int task : subscribe.tasks()) {
                subscribe(graph, from, task);
            }
        } else if (message instanceof ToPeer.Push push) {
            supply(graph, push.tasks(), push.lengths(), push.values());
        } else if (message instanceof ToPeer.Notice notice) {
            for (int task : notice.tasks()) {
                if (graph.awaited.containsKey(task)) {
                    port.fetch(graph.id, task, from);
                }
            }
        } else if (message instanceof ToPeer.Gone gone) {
            for (int task : gone.tasks()) {
                unavailable(graph, task);
            }
        }
    }

    private void subscribe(WorkerGraph graph, String from, int task) {
        WorkerGraph.Held held = graph.held.get(task);
        if (held == null || held.unpublished) {
            List<String> all = graph.subscribers.computeIfAbsent(task, t -> new ArrayList<>(2));
            if (!all.contains(from)) {
                all.add(from);
            }
        } else {
            give(graph, from, task, held.size, port.smallResult(graph.id, task));
        }
    }

    /** A value that was here is gone (a damaged spill file): the row waits for it again. */
    void gone(WorkerGraph graph, TaskRow row, int input) {
        WorkerGraph.Held held = graph.held.remove(input);
        WorkerGraph.Awaited awaited = graph.awaited.computeIfAbsent(input, i -> new WorkerGraph.Awaited(graph.number));
        for (int each : row.inputs) {
            if (each == input) {
                row.missing++;
                awaited.waiting.add(row);
            }
        }
        if (held != null) {
            port.release(graph.id, new int[] {input});
        }
        reportUnavailable(graph, input, graph.number);
    }

    /** An input could not be had where it was said to be; the supervisor decides what becomes of it. */
    void unavailable(WorkerGraph graph, int task) {
        WorkerGraph.Awaited awaited = graph.awaited.get(task);
        if (awaited != null) {
            awaited.asked = false;
            reportUnavailable(graph, task, awaited.source);
        }
    }

    private void reportUnavailable(WorkerGraph graph, int task, int source) {
        port.toSupervisor(graph.id, new ToSupervisor.InputsUnavailable(new int[] {task}, new int[] {source}));
    }

    void flush(WorkerGraph graph) {
        if (!graph.fromJournal.isEmpty()) {
            port.toSupervisor(graph.id, new ToSupervisor.WantFromJournal(graph.fromJournal.drain()));
        }
        graph.peers.forEach(
                (workerId, outbox) -> outbox.drain(graph.id).forEach(message -> port.toPeer(workerId, message)));
    }
}
