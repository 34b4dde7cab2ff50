package io.akkord.simulation;

import io.akkord.api.TaskOptions;
import io.akkord.core.collection.ByteList;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.LiteralBlock;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.packed.PackedWriter;
import io.akkord.simulation.SimTask.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A random graph: its tasks, and the segments in which it is submitted. */
final class SimGraph implements Tasks {

    private static final int OPERATIONS = 3;
    private static final int SMALLEST = Long.BYTES;
    private static final List<OperationSpec> OPERATION_TABLE = operationTable();
    private static final List<TaskOptions> OPTIONS_TABLE =
            Arrays.stream(Kind.values()).map(kind -> kind.options).toList();

    private final List<SimTask> tasks = new ArrayList<>();
    private final List<GraphSegment> segments = new ArrayList<>();

    private SimGraph() {}

    static SimGraph of(Scenario scenario, Dice dice) {
        SimGraph graph = new SimGraph();
        int[][] inputs = scenario.shape().all(scenario.tasks(), dice);
        for (int task = 0; task < inputs.length; task++) {
            graph.tasks.add(draw(task, inputs[task], scenario, dice));
        }
        int from = 0;
        for (int segment = 0; segment < scenario.segments(); segment++) {
            int to = segment == scenario.segments() - 1 ? graph.size() : dice.between(from, graph.size());
            graph.segments.add(graph.segment(from, to, segment == 0, dice));
            from = to;
        }
        return graph;
    }

    private static SimTask draw(int number, int[] inputs, Scenario scenario, Dice dice) {
        Scenario.Traits traits = scenario.traits();
        byte[] literal = dice.chance(0.3)
                ? LiteralBlock.encode(List.of(new LiteralBlock.Entry(
                        0, inputs.length, new PackedWriter().signed(number).toBytes())))
                : new byte[0];
        return new SimTask(
                number,
                inputs,
                literal,
                refined(number, kind(traits, dice), scenario.deadly()),
                1000 + dice.nanos(traits.runNanos()),
                SMALLEST + dice.between(0, traits.bytes()));
    }

    /** Half of the impure ones are effects; not drawn, so that the graphs of all seeds stay as they were. */
    private static Kind refined(int number, Kind kind, boolean deadly) {
        if (deadly && kind == Kind.PURE && number % 9 == 4 && number < 30) {
            return Kind.DEADLY;
        }
        return kind == Kind.IMPURE && number % 2 == 1 ? Kind.EFFECT : kind;
    }

    private static Kind kind(Scenario.Traits traits, Dice dice) {
        if (dice.chance(traits.impure())) {
            return Kind.IMPURE;
        } else if (dice.chance(traits.failing())) {
            return Kind.FAILING;
        } else if (dice.chance(traits.brittle())) {
            return Kind.BRITTLE;
        } else if (dice.chance(traits.flaky())) {
            return Kind.FLAKY;
        } else if (dice.chance(traits.checkpointed())) {
            return Kind.CHECKPOINTED;
        }
        return dice.oneOf(Kind.PURE, Kind.PURE, Kind.PURE, Kind.PREFERRED, Kind.HEAVY);
    }

    private GraphSegment segment(int from, int to, boolean first, Dice dice) {
        int n = to - from;
        int[] offsets = new int[n + 1];
        int[] literalOffsets = new int[n + 1];
        IntList inputs = new IntList();
        ByteList literals = new ByteList();
        int[] operations = new int[n];
        int[] options = new int[n];
        for (int i = 0; i < n; i++) {
            SimTask task = tasks.get(from + i);
            for (int input : task.inputs()) {
                inputs.add(input);
            }
            literals.addAll(task.literal(), 0, task.literal().length);
            offsets[i + 1] = inputs.size();
            literalOffsets[i + 1] = literals.size();
            operations[i] = task.number() % OPERATIONS;
            options[i] = task.kind().ordinal();
        }
        int[] outputs = outputs(from, to, dice);
        return new GraphSegment(
                from,
                offsets,
                inputs.toArray(),
                operations,
                first ? 0 : OPERATIONS,
                first ? OPERATION_TABLE : List.of(),
                options,
                first ? 0 : OPTIONS_TABLE.size(),
                first ? OPTIONS_TABLE : List.of(),
                literalOffsets,
                literals.toArray(),
                new int[0],
                List.of(),
                outputs,
                Arrays.stream(outputs).mapToObj(task -> name(task, from)).toList());
    }

    private static String name(int task, int segmentStart) {
        return "out" + task + "of" + segmentStart;
    }

    /** Some of its own tasks, the last one for sure, and some of earlier segments. */
    private static int[] outputs(int from, int to, Dice dice) {
        double share = dice.oneOf(0.0, 0.02, 0.3);
        IntList outputs = new IntList();
        for (int task = 0; task < to; task++) {
            if (dice.chance(task < from ? share / 4 : share) || (task == to - 1 && task >= from)) {
                outputs.add(task);
            }
        }
        return outputs.toArray();
    }

    private static List<OperationSpec> operationTable() {
        List<OperationSpec> table = new ArrayList<>();
        for (int row = 0; row < OPERATIONS; row++) {
            table.add(new OperationSpec(
                    OperationSpec.Kind.CALL, "sim.Work", "step" + row, "()J", 6, new byte[0], row, false, new int[0]));
        }
        return List.copyOf(table);
    }

    @Override
    public int size() {
        return tasks.size();
    }

    @Override
    public List<GraphSegment> segments() {
        return segments;
    }

    @Override
    public Kind kind(int task) {
        return tasks.get(task).kind();
    }

    @Override
    public int inputCount(int task) {
        return tasks.get(task).inputs().length;
    }

    @Override
    public int input(int task, int position) {
        return tasks.get(task).inputs()[position];
    }

    @Override
    public OperationSpec operation(int task) {
        return OPERATION_TABLE.get(task % OPERATIONS);
    }

    @Override
    public TaskOptions options(int task) {
        return kind(task).options;
    }

    @Override
    public boolean hasLiterals(int task, byte[] literals) {
        return Arrays.equals(tasks.get(task).literal(), literals);
    }

    @Override
    public long runNanos(int task) {
        return tasks.get(task).runNanos();
    }

    @Override
    public long bytes(int task) {
        return tasks.get(task).bytes();
    }

    @Override
    public int encodedBytes(int task) {
        return tasks.get(task).bytes();
    }

    @Override
    public long salt(int task) {
        return Arrays.hashCode(tasks.get(task).literal());
    }
}
