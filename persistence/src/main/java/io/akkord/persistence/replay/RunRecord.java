package io.akkord.persistence.replay;

import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a graph's events say of each of its tasks: how it ended, where, how long it took, and where its result is. For
 * comparing runs and for running tasks again; a supervisor's state is the leaner {@code GraphState}. One thread.
 */
public final class RunRecord {

    /** How a task stands. */
    public enum TaskState {
        OPEN,
        RECORDED,
        FAILED
    }

    /** Where a result can still be read. */
    public enum Place {
        NOWHERE,
        JOURNAL,
        CHECKPOINT
    }

    private final CompiledGraph graph = new CompiledGraph();
    private final List<byte[]> parts = new ArrayList<>();
    private final Map<Integer, String> workers = new HashMap<>();
    private final Map<Integer, byte[]> inline = new HashMap<>();
    private final Map<Integer, GraphEvent.TaskFailed> failures = new HashMap<>();
    private TaskState[] states = {};
    private Place[] places = {};
    private int[] digests = {};
    private int[] runMicros = {};
    private int[] ranOn = {};
    private String outcome = "";
    private long firstMillis;
    private long lastMillis;
    private long partsSequence;

    /** Takes the next event of the graph. */
    public void apply(StoredEvent<GraphEvent> stored) {
        firstMillis = firstMillis == 0 ? stored.wallMillis() : firstMillis;
        lastMillis = stored.wallMillis();
        GraphEvent event = stored.event();
        if (event instanceof GraphEvent.GraphPart part) {
            addPart(part);
        } else if (event instanceof GraphEvent.GraphSubmitted || event instanceof GraphEvent.GraphExtended) {
            append();
        } else if (event instanceof GraphEvent.WorkerSeen seen) {
            workers.put(seen.worker(), seen.workerId());
        } else if (event instanceof GraphEvent.TasksCompleted completed) {
            complete(completed.workers(), completed.completions());
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            complete(again.workers(), again.completions());
        } else if (event instanceof GraphEvent.TaskFailed failed) {
            states[failed.task()] = TaskState.FAILED;
            ranOn[failed.task()] = failed.worker();
            failures.put(failed.task(), failed);
        } else if (event instanceof GraphEvent.ResultsMissing missing && missing.worker() == ToWorker.FROM_CHECKPOINT) {
            Arrays.stream(missing.results()).forEach(task -> places[task] = Place.NOWHERE);
        } else if (event instanceof GraphEvent.GraphCompleted end) {
            outcome = end.outcome().name();
        }
    }

    private void addPart(GraphEvent.GraphPart part) {
        if (part.index() == 0 || part.sequence() != partsSequence) {
            parts.clear();
            partsSequence = part.sequence();
        }
        parts.add(part.bytes());
    }

    private void append() {
        graph.append(SegmentCodec.decode(SegmentCodec.join(parts)));
        parts.clear();
        int before = states.length;
        states = Arrays.copyOf(states, graph.taskCount());
        places = Arrays.copyOf(places, graph.taskCount());
        Arrays.fill(states, before, states.length, TaskState.OPEN);
        Arrays.fill(places, before, places.length, Place.NOWHERE);
        digests = Arrays.copyOf(digests, graph.taskCount());
        runMicros = Arrays.copyOf(runMicros, graph.taskCount());
        ranOn = Arrays.copyOf(ranOn, graph.taskCount());
        Arrays.fill(ranOn, before, ranOn.length, -1);
    }

    private void complete(int[] on, Completions columns) {
        int at = 0;
        for (int i = 0; i < columns.count(); i++) {
            int task = columns.tasks()[i];
            states[task] = TaskState.RECORDED;
            digests[task] = columns.digests()[i];
            runMicros[task] = columns.runMicros()[i];
            ranOn[task] = on[i];
            int length = columns.inlineLengths()[i];
            place(task, columns.places()[i], Arrays.copyOfRange(columns.inline(), at, at + length));
            at += length;
        }
    }

    private void place(int task, byte place, byte[] value) {
        inline.remove(task);
        places[task] = switch (place) {
            case Completions.INLINE -> Place.JOURNAL;
            case Completions.CHECKPOINT -> Place.CHECKPOINT;
            default -> Place.NOWHERE;
        };
        if (place == Completions.INLINE) {
            inline.put(task, value);
        }
    }

    public CompiledGraph graph() {
        return graph;
    }

    public TaskState state(int task) {
        return states[task];
    }

    public Place place(int task) {
        return places[task];
    }

    /** CRC32C of the encoded result of a recorded task. */
    public int digest(int task) {
        return digests[task];
    }

    public int runMicros(int task) {
        return runMicros[task];
    }

    /** The worker that ended the task last; empty if none has. */
    public String ranOn(int task) {
        return workers.getOrDefault(ranOn[task], "");
    }

    /** The encoded result that the journal has; empty if it has none. */
    public Optional<byte[]> inline(int task) {
        return Optional.ofNullable(inline.get(task));
    }

    /** How the task failed for good; empty if it did not. */
    public Optional<GraphEvent.TaskFailed> failure(int task) {
        return Optional.ofNullable(failures.get(task));
    }

    /** How the graph ended; empty if it has not. */
    public String outcome() {
        return outcome;
    }

    /** From the first event to the last, by the wall clocks of the coordinators; milliseconds. */
    public long wallMillis() {
        return lastMillis - firstMillis;
    }
}
