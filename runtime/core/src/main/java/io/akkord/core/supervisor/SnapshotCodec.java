package io.akkord.core.supervisor;

import io.akkord.api.Durability;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Failure;
import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The state of a graph as bytes: every field in a fixed order, columns as differences. Version 5; 3 and 4 are read. */
final class SnapshotCodec {

    private static final int VERSION = 5;

    /** Knows no accepted code and no deaths. */
    private static final int OLDEST = 3;

    private SnapshotCodec() {}

    static byte[] encode(GraphState state) {
        PackedWriter out = new PackedWriter();
        out.oneByte(VERSION).unsigned(state.eventNumber).unsigned(state.epoch).unsigned(state.endedEpoch);
        out.unsigned(state.partsSequence).unsigned(state.parts.size());
        state.parts.forEach(out::bytes);
        out.fixedLong(state.digest).unsigned(state.lastExtension);
        options(out, state);
        out.oneByte(state.sealed ? 1 : 0);
        out.oneByte(state.outcome == null ? -1 : state.outcome.ordinal()).text(state.message);
        out.unsigned(state.submittedMillis).unsigned(state.endedMillis);
        out.unsigned(state.segments.size());
        state.segments.forEach(segment -> out.bytes(SegmentCodec.encode(segment)));
        workers(out, state.workers);
        tasks(out, state);
        failure(out, state);
        SnapshotTail.write(out, state);
        return out.toBytes();
    }

    private static void options(PackedWriter out, GraphState state) {
        GraphOptions options = state.options;
        out.oneByte(options == null ? 0 : 1);
        if (options != null) {
            out.oneByte(options.sharding().ordinal())
                    .oneByte(options.ordering().ordinal())
                    .oneByte(options.durability().ordinal())
                    .oneByte(options.failFast() ? 1 : 0)
                    .oneByte(options.fuse() ? 1 : 0)
                    .signed(options.seed())
                    .unsigned(options.weight())
                    .fixedLong(Double.doubleToLongBits(options.speculation()));
        }
    }

    private static void workers(PackedWriter out, WorkerTable workers) {
        out.unsigned(workers.count());
        for (int worker = 0; worker < workers.count(); worker++) {
            out.text(workers.id(worker))
                    .text(workers.node(worker))
                    .oneByte(workers.isAdopted(worker) ? 1 : 0)
                    .unsigned(workers.inFlight(worker));
        }
    }

    private static void tasks(PackedWriter out, GraphState state) {
        TaskTable tasks = state.tasks;
        int count = tasks.count;
        out.bytes(Arrays.copyOf(tasks.flags, count)).bytes(Arrays.copyOf(tasks.places, count));
        for (int[] column : columns(tasks)) {
            out.ints(Arrays.copyOf(column, count));
        }
        copies(out, state.copies);
        out.ints(state.costs.runMicros).ints(state.costs.bytes).signed(state.costs.overallMicros);
        out.unsigned(state.dispatchedEnd)
                .unsigned(state.recorded)
                .unsigned(state.failed)
                .unsigned(state.queued);
        out.unsigned(state.reruns).unsigned(state.recomputed).unsigned(state.attemptsLost);
    }

    private static void copies(PackedWriter out, SpeculativeCopies copies) {
        int[] tasks = copies.tasks();
        out.ints(tasks);
        for (int task : tasks) {
            SpeculativeCopies.Copy copy = copies.require(task);
            out.signed(copy.firstAttempt()).signed(copy.worker()).signed(copy.attempt());
        }
    }

    private static void copies(PackedReader in, SpeculativeCopies copies) {
        for (int task : in.ints()) {
            copies.put(task, new SpeculativeCopies.Copy((int) in.signed(), (int) in.signed(), (int) in.signed()));
        }
    }

    private static int[][] columns(TaskTable tasks) {
        return new int[][] {
            tasks.attempts,
            tasks.workers,
            tasks.eventNumbers,
            tasks.sizes,
            tasks.digests,
            tasks.openInputs,
            tasks.openDependents
        };
    }

    private static void failure(PackedWriter out, GraphState state) {
        out.signed(state.firstFailedTask).signed(state.firstFailedAttempt).text(state.firstFailedNode);
        Failure failure = state.firstFailure;
        out.oneByte(failure == null ? 0 : 1);
        if (failure != null) {
            failure(out, failure);
        }
    }

    static void failure(PackedWriter out, Failure failure) {
        out.text(failure.type())
                .text(failure.message())
                .unsigned(failure.stack().size());
        failure.stack().forEach(out::text);
        out.unsigned(failure.causes().size());
        failure.causes().forEach(cause -> failure(out, cause));
    }

    static GraphState decode(byte[] bytes) {
        GraphState state = new GraphState();
        decode(bytes, state);
        return state;
    }

    /** Makes a state that knows nothing yet the one in the bytes. */
    static void decode(byte[] bytes, GraphState state) {
        PackedReader in = new PackedReader(bytes);
        int version = in.oneByte();
        if (version < OLDEST || version > VERSION) {
            throw new IllegalArgumentException(
                    "the snapshot has version " + version + ", this program reads " + OLDEST + " to " + VERSION
                            + "; use the program that wrote it, or delete the snapshot to replay all events");
        }
        long eventNumber = in.unsigned();
        state.epoch = in.unsigned();
        state.endedEpoch = in.unsigned();
        state.partsSequence = in.unsigned();
        for (int n = in.unsignedInt(); n > 0; n--) {
            state.parts.add(in.bytes());
        }
        state.digest = in.fixedLong();
        state.lastExtension = in.unsigned();
        options(in, state);
        state.sealed = in.oneByte() == 1;
        int outcome = in.oneByte();
        state.outcome = outcome < 0 ? null : GraphStatus.State.values()[outcome];
        state.message = in.text();
        state.submittedMillis = in.unsigned();
        state.endedMillis = in.unsigned();
        for (int n = in.unsignedInt(); n > 0; n--) {
            state.append(SegmentCodec.decodeToAppend(in.bytes()));
        }
        workers(in, state.workers);
        tasks(in, state);
        failure(in, state);
        SnapshotTail.read(in, state, version);
        state.eventNumber = eventNumber;
        state.aftermath.clear();
    }

    private static void options(PackedReader in, GraphState state) {
        if (in.oneByte() == 1) {
            state.options = new GraphOptions(
                    Optional.empty(),
                    ShardingStrategy.values()[in.oneByte()],
                    Ordering.values()[in.oneByte()],
                    Durability.values()[in.oneByte()],
                    in.oneByte() == 1,
                    in.oneByte() == 1,
                    in.signed(),
                    in.unsignedInt(),
                    Double.longBitsToDouble(in.fixedLong()));
        }
    }

    private static void workers(PackedReader in, WorkerTable workers) {
        int count = in.unsignedInt();
        for (int worker = 0; worker < count; worker++) {
            workers.add(worker, in.text(), in.text());
            if (in.oneByte() == 1) {
                workers.adopt(worker, workers.node(worker));
            }
            workers.changeInFlight(worker, in.unsignedInt());
        }
    }

    private static void tasks(PackedReader in, GraphState state) {
        TaskTable tasks = state.tasks;
        tasks.flags = in.bytes();
        tasks.places = in.bytes();
        tasks.attempts = in.ints();
        tasks.workers = in.ints();
        tasks.eventNumbers = in.ints();
        tasks.sizes = in.ints();
        tasks.digests = in.ints();
        tasks.openInputs = in.ints();
        tasks.openDependents = in.ints();
        copies(in, state.copies);
        state.costs.runMicros = in.ints();
        state.costs.bytes = in.ints();
        state.costs.overallMicros = (int) in.signed();
        state.dispatchedEnd = in.unsignedInt();
        state.recorded = in.unsignedInt();
        state.failed = in.unsignedInt();
        state.queued = in.unsignedInt();
        state.reruns = in.unsignedInt();
        state.recomputed = in.unsignedInt();
        state.attemptsLost = in.unsignedInt();
        countHeld(state);
    }

    private static void countHeld(GraphState state) {
        for (int task = 0; task < state.tasks.count; task++) {
            int worker = state.tasks.workers[task];
            if (worker != TaskTable.NO_WORKER && !state.tasks.has(task, TaskTable.DISPATCHED)) {
                state.workers.changeHeld(worker, 1);
            }
        }
    }

    private static void failure(PackedReader in, GraphState state) {
        state.firstFailedTask = (int) in.signed();
        state.firstFailedAttempt = (int) in.signed();
        state.firstFailedNode = in.text();
        if (in.oneByte() == 1) {
            state.firstFailure = failure(in);
        }
    }

    static Failure failure(PackedReader in) {
        String type = in.text();
        String message = in.text();
        List<String> stack = new ArrayList<>();
        for (int n = in.unsignedInt(); n > 0; n--) {
            stack.add(in.text());
        }
        List<Failure> causes = new ArrayList<>();
        for (int n = in.unsignedInt(); n > 0; n--) {
            causes.add(failure(in));
        }
        return new Failure(type, message, stack, causes);
    }
}
