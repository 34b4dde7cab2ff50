package io.akkord.core.supervisor;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scheduler whose workers are played by the test. */
public final class SchedulerBench {

    private static final long GRACE = 5_000_000_000L;

    final List<GraphEvent> journal = new ArrayList<>();
    final List<Instruction> instructions = new ArrayList<>();
    final Map<String, WorkerInfo> present = new LinkedHashMap<>();
    GraphState state = new GraphState();
    GraphScheduler scheduler;
    long now;
    private long registrations = 1;
    private int window = 1000;

    SchedulerBench() {
        scheduler = new GraphScheduler(state, new SchedulerSettings(window, 500_000, GRACE));
        scheduler.start("here", 0, now);
    }

    static SchedulerBench withWindow(int window) {
        SchedulerBench bench = new SchedulerBench();
        bench.window = window;
        bench.scheduler = new GraphScheduler(bench.state, new SchedulerSettings(window, 500_000, GRACE));
        bench.scheduler.start("here", 0, 0);
        return bench;
    }

    /** A segment of tasks with these inputs; the outputs are named by their numbers. */
    public static GraphSegment segment(int firstTask, int[][] inputs, int[] outputs, TaskOptions options) {
        int n = inputs.length;
        int[] offsets = new int[n + 1];
        for (int i = 0; i < n; i++) {
            offsets[i + 1] = offsets[i] + inputs[i].length;
        }
        boolean first = firstTask == 0;
        OperationSpec operation =
                new OperationSpec(OperationSpec.Kind.CALL, "A", "f", "()J", 6, new byte[0], 1, false, new int[0]);
        return new GraphSegment(
                firstTask,
                offsets,
                Arrays.stream(inputs).flatMapToInt(Arrays::stream).toArray(),
                new int[n],
                first ? 0 : 1,
                first ? List.of(operation) : List.of(),
                new int[n],
                first ? 0 : 1,
                first ? List.of(options) : List.of(),
                new int[n + 1],
                new byte[0],
                new int[0],
                List.of(),
                outputs,
                Arrays.stream(outputs)
                        .mapToObj(output -> firstTask + "-" + output)
                        .toList());
    }

    SchedulerBench submit(int[]... inputs) {
        return submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT, false, new int[0], inputs);
    }

    /** Tasks whose options are rows of a table. */
    SchedulerBench submitRows(List<TaskOptions> table, int[] rows, int[]... inputs) {
        return submitRows(table, rows, GraphOptions.DEFAULT, new int[0], inputs);
    }

    /** As above, with options of the graph and with outputs. */
    SchedulerBench submitRows(
            List<TaskOptions> table, int[] rows, GraphOptions options, int[] outputs, int[]... inputs) {
        GraphSegment plain = segment(0, inputs, outputs, TaskOptions.DEFAULT);
        return submit(
                new GraphSegment(
                        0,
                        plain.inputOffsets(),
                        plain.inputs(),
                        plain.operations(),
                        0,
                        plain.operationTable(),
                        rows,
                        0,
                        table,
                        plain.literalOffsets(),
                        plain.literals(),
                        plain.keyedTasks(),
                        plain.keys(),
                        plain.outputs(),
                        plain.outputNames()),
                options,
                false);
    }

    SchedulerBench submit(TaskOptions task, GraphOptions graph, boolean open, int[] outputs, int[]... inputs) {
        return submit(segment(0, inputs, outputs, task), graph, open);
    }

    private SchedulerBench submit(GraphSegment segment, GraphOptions graph, boolean open) {
        byte[] bytes = SegmentCodec.encode(segment);
        scheduler.part(0, 0, bytes);
        Optional<String> refusal = scheduler.submit(1, SegmentCodec.digest(bytes), graph, open, 0);
        if (refusal.isPresent()) {
            throw new AssertionError(refusal.get());
        }
        decide();
        return this;
    }

    Optional<String> extend(long sequence, int firstTask, int[] outputs, int[]... inputs) {
        byte[] bytes = SegmentCodec.encode(segment(firstTask, inputs, outputs, TaskOptions.DEFAULT));
        scheduler.part(sequence, 0, bytes);
        Optional<String> refusal = scheduler.extend(sequence, 1, SegmentCodec.digest(bytes));
        decide();
        return refusal;
    }

    Decision decide() {
        Decision decision = scheduler.decide(now, 0);
        journal.addAll(decision.events());
        instructions.clear();
        instructions.addAll(decision.instructions());
        List<String> errors = new ArrayList<>(new StateInspector(state).errors());
        errors.addAll(scheduler.errors());
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.toString());
        }
        return decision;
    }

    /** The supervisor dies and another one begins from the journal. */
    void crash() {
        state = new GraphState();
        journal.forEach(state::apply);
        scheduler = new GraphScheduler(state, new SchedulerSettings(window, 500_000, GRACE));
        scheduler.start("there", 0, now);
        scheduler.workers(List.copyOf(present.values()));
        decide();
    }

    /** A worker registers and has nothing; its number. */
    int join(String id) {
        register(id, 1);
        return inventory(id, new int[0], new int[0], new int[0]);
    }

    void register(String id, long incarnation) {
        register(id, incarnation, 0);
    }

    /** A worker registers that has memory for so many bytes of results, and nothing in it. */
    int joinWithMemory(String id, long memoryBytes) {
        register(id, 1, memoryBytes);
        return inventory(id, new int[0], new int[0], new int[0]);
    }

    private void register(String id, long incarnation, long memoryBytes) {
        present.put(
                id,
                new WorkerInfo(
                        id,
                        registrations++,
                        incarnation,
                        "node-" + id,
                        Set.of(),
                        1,
                        Map.of(),
                        memoryBytes,
                        "path",
                        "host",
                        1));
        scheduler.workers(List.copyOf(present.values()));
        decide();
    }

    void leave(String id) {
        present.remove(id);
        scheduler.workers(List.copyOf(present.values()));
        decide();
    }

    int number(String id) {
        return state.workers.find(id);
    }

    int inventory(String id, int[] held, int[] active, int[] attempts) {
        scheduler.received(number(id), new ToSupervisor.Inventory(held, new long[held.length], active, attempts));
        decide();
        return number(id);
    }

    void complete(String id, byte place, int... tasks) {
        scheduler.received(number(id), new ToSupervisor.Completed(completions(place, attemptsOf(tasks), tasks)));
        decide();
    }

    /** As above, with results of so many bytes. */
    void completeSized(String id, byte place, long bytes, int... tasks) {
        Completions columns = completions(place, attemptsOf(tasks), tasks);
        Arrays.fill(columns.sizes(), bytes);
        scheduler.received(number(id), new ToSupervisor.Completed(columns));
        decide();
    }

    /** A task with an attempt under way and all inputs recorded: the progress rule says that there is one. */
    int firstRunnable() {
        for (int task = 0; task < state.tasks.count; task++) {
            boolean runnable = state.tasks.has(task, TaskTable.DISPATCHED);
            for (int at = state.graph.inputStart(task); at < state.graph.inputEnd(task); at++) {
                int input = state.graph.input(at);
                runnable &= !state.tasks.has(input, TaskTable.DISPATCHED | TaskTable.QUEUED)
                        && Sources.known(state.tasks, input);
            }
            if (runnable) {
                return task;
            }
        }
        throw new AssertionError("no dispatched task can run");
    }

    /** As above, but the attempts are given. */
    void completeAttempts(String id, byte place, int[] attempts, int... tasks) {
        scheduler.received(number(id), new ToSupervisor.Completed(completions(place, attempts, tasks)));
        decide();
    }

    void fail(String id, int task) {
        scheduler.received(
                number(id), new ToSupervisor.Failed(task, state.tasks.attempts[task], 1, Failure.of("X", "broken")));
        decide();
    }

    private int[] attemptsOf(int[] tasks) {
        return Arrays.stream(tasks).map(task -> state.tasks.attempts[task]).toArray();
    }

    public static Completions completions(byte place, int[] attempts, int... tasks) {
        int n = tasks.length;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        long[] sizes = new long[n];
        Arrays.fill(sizes, 1);
        byte[] places = new byte[n];
        Arrays.fill(places, place);
        boolean inline = place == Completions.INLINE;
        return new Completions(
                tasks,
                attempts,
                new long[n],
                ones,
                ones,
                sizes,
                ones,
                places,
                inline ? ones : new int[n],
                new byte[inline ? n : 0]);
    }

    /** Messages of one kind that the last decision sends to a worker. */
    <M extends ToWorker> List<M> sent(String id, Class<M> kind) {
        List<M> found = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.Send send
                    && send.worker() == number(id)
                    && kind.isInstance(send.message())) {
                found.add(kind.cast(send.message()));
            }
        }
        return found;
    }

    /** Tasks that the last decision dispatches to a worker. */
    List<Integer> dispatched(String id) {
        return sent(id, ToWorker.Dispatch.class).stream()
                .flatMap(message -> Arrays.stream(message.tasks()).boxed())
                .toList();
    }

    /** Tasks that the last decision tells a worker to cancel. */
    List<Integer> cancelled(String id) {
        return sent(id, ToWorker.Cancel.class).stream()
                .flatMap(message -> Arrays.stream(message.tasks()).boxed())
                .toList();
    }

    List<Integer> released(String id) {
        return sent(id, ToWorker.Release.class).stream()
                .flatMap(message -> Arrays.stream(message.tasks()).boxed())
                .toList();
    }

    List<Integer> acknowledged(String id) {
        return sent(id, ToWorker.Recorded.class).stream()
                .flatMap(message -> Arrays.stream(message.tasks()).boxed())
                .toList();
    }

    /** {@code input from source} for each input that the last decision says has moved. */
    List<String> moved(String id) {
        List<String> moves = new ArrayList<>();
        for (ToWorker.MoveInputs message : sent(id, ToWorker.MoveInputs.class)) {
            for (int i = 0; i < message.inputs().length; i++) {
                moves.add(message.inputs()[i] + " from " + message.sources()[i]);
            }
        }
        return moves;
    }

    /** Tasks in the order in which the journal has their completions. */
    List<Integer> recorded() {
        return journal.stream()
                .filter(GraphEvent.TasksCompleted.class::isInstance)
                .flatMap(event -> Arrays.stream(((GraphEvent.TasksCompleted) event)
                                .completions()
                                .tasks())
                        .boxed())
                .toList();
    }

    <E extends GraphEvent> List<E> events(Class<E> kind) {
        return journal.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
