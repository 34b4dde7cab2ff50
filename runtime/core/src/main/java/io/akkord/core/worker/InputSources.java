package io.akkord.core.worker;

import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Where inputs are asked for. Routing is consumer-driven: this worker subscribes where the supervisor said that an input is
 * or will be; subscriptions are idempotent and repeated when the source moves or starts anew. Of fetches, only one an input
 * is under way at a time.
 */
final class InputSources {

    /** Source of a fetch from a worker that is not where the input is said to be now. */
    private static final int ELSEWHERE = Integer.MIN_VALUE;

    private final WorkerPort port;

    InputSources(WorkerPort port) {
        this.port = port;
    }

    /** Asks for an awaited input where it is said to be. */
    void ask(WorkerGraph graph, LocalTask input) {
        int source = input.source;
        if (source == ToWorker.FROM_JOURNAL) {
            graph.fromJournal.add(input.task);
        } else if (source == ToWorker.FROM_CHECKPOINT) {
            if (!input.fetching) {
                input.fetching = true;
                input.asked = source;
                port.readCheckpoint(graph.id, input.task);
            }
        } else if (source == graph.number) {
            if (input.row == null && !input.held) {
                reportUnavailable(graph, input, source);
            }
        } else {
            WorkerAddress peer = graph.workers.get(source);
            if (peer != null) {
                graph.peer(peer.workerId()).subscribe(input.task);
            }
        }
    }

    /** The input is to come from there now. */
    void moveTo(WorkerGraph graph, LocalTask input, int source) {
        input.source = source;
        ask(graph, input);
    }

    /** Inputs have new sources; asking the same source again does no harm. */
    void move(WorkerGraph graph, int[] inputs, int[] sources) {
        for (int i = 0; i < inputs.length; i++) {
            LocalTask input = graph.find(inputs[i]);
            if (input != null && input.awaited) {
                moveTo(graph, input, sources[i]);
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
        if (changed.length > 0) {
            graph.all(local -> local.awaited && Arrays.binarySearch(changed, local.source) >= 0)
                    .forEach(input -> ask(graph, input));
        }
    }

    /** Another worker has a large result that is wanted here. */
    void noticed(WorkerGraph graph, int[] tasks, String from) {
        for (int task : tasks) {
            LocalTask input = graph.find(task);
            if (input != null && input.awaited && !input.fetching && !input.mayBeMadeHere()) {
                input.fetching = true;
                input.asked = isFrom(graph, input, from) ? input.source : ELSEWHERE;
                port.fetch(graph.id, task, from);
            }
        }
    }

    private static boolean isFrom(WorkerGraph graph, LocalTask input, String workerId) {
        WorkerAddress source = graph.workers.get(input.source);
        return source != null && source.workerId().equals(workerId);
    }

    /** A fetch found nothing. The supervisor decides, unless the input has moved since: then it is asked for there. */
    void unavailable(WorkerGraph graph, LocalTask input) {
        boolean asked = input.fetching && input.asked == input.source;
        input.fetching = false;
        if (!input.awaited) {
            graph.tidy(input);
        } else if (asked) {
            reportUnavailable(graph, input, input.source);
        } else {
            ask(graph, input);
        }
    }

    void reportUnavailable(WorkerGraph graph, LocalTask input, int source) {
        port.toSupervisor(graph.id, new ToSupervisor.InputsUnavailable(new int[] {input.task}, new int[] {source}));
    }

    /** Answers to fetches will not come: they are asked for again when the supervisor says where the inputs are. */
    static void forgetFetches(WorkerGraph graph) {
        for (LocalTask input : graph.all(local -> local.fetching)) {
            input.fetching = false;
            graph.tidy(input);
        }
    }

    /** Says what was asked of the supervisor. */
    void flush(WorkerGraph graph) {
        if (!graph.fromJournal.isEmpty()) {
            port.toSupervisor(graph.id, new ToSupervisor.WantFromJournal(graph.fromJournal.drain()));
        }
    }
}
