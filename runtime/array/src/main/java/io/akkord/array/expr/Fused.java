package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Elementwise;
import io.akkord.array.kernel.FusedSpec;
import io.akkord.array.kernel.PartialReduction;
import io.akkord.array.kernel.PartialSpec;
import io.akkord.array.tile.Instruction;
import io.akkord.array.tile.Op;
import io.akkord.array.tile.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Elementwise nodes that are computed in one pass: their program and its operands. */
final class Fused {

    private final Chunks chunks;
    private final List<Instruction> code = new ArrayList<>();
    private final Map<Node, Integer> places = new HashMap<>();
    private final List<Node> operands = new ArrayList<>();
    private final List<int[]> permutations = new ArrayList<>();
    private final FusedSpec spec;

    Fused(Node root, Fusion fusion) {
        this.chunks = root.fusedChunks();
        add(root instanceof PartialNode ? root.inputs().get(0) : root, root, fusion);
        this.spec = new FusedSpec(new Program(code), permutations);
    }

    private int add(Node node, Node root, Fusion fusion) {
        Integer known = places.get(node);
        if (known != null) {
            return known;
        }
        Instruction instruction = node instanceof ElementwiseNode own && fusion.rootOf(node) == root
                ? instruction(own, root, fusion)
                : Instruction.load(operand(node, fusion), node.dtype());
        code.add(instruction);
        places.put(node, code.size() - 1);
        return code.size() - 1;
    }

    private Instruction instruction(ElementwiseNode node, Node root, Fusion fusion) {
        int[] from = new int[3];
        for (int i = 0; i < node.inputs().size(); i++) {
            from[i] = add(node.inputs().get(i), root, fusion);
        }
        return new Instruction(
                node.op(),
                node.dtype(),
                node.op() == Op.INDEX ? node.axis() : from[0],
                from[1],
                from[2],
                node.x(),
                node.y(),
                node.n());
    }

    private int operand(Node node, Fusion fusion) {
        operands.add(node);
        permutations.add(
                node instanceof TransposeNode transpose && fusion.isAbsorbed(node)
                        ? transpose.permutation()
                        : new int[0]);
        return operands.size() - 1;
    }

    Program program() {
        return spec.program();
    }

    private boolean needsRegion() {
        return operands.isEmpty() || spec.program().isPositional() || isStretched();
    }

    /** Whether the result is longer along an axis than every operand. */
    private boolean isStretched() {
        long[] shape = {};
        for (Node operand : operands) {
            shape = Shapes.broadcast(shape, operand.chunks().shape());
        }
        return !Arrays.equals(shape, chunks.shape());
    }

    private List<Task<Block>> tasks(int chunk, Lowering lowering) {
        int[] place = chunks.place(chunk);
        List<Task<Block>> tasks = new ArrayList<>(operands.size());
        for (int i = 0; i < operands.size(); i++) {
            Node node = operands.get(i);
            int number = stretched(node.chunks(), place);
            if (permutations.get(i).length > 0) {
                TransposeNode transpose = (TransposeNode) node;
                tasks.add(lowering.task(node.inputs().get(0), transpose.source(number)));
            } else {
                tasks.add(lowering.task(node, number));
            }
        }
        return tasks;
    }

    /** The chunk of an operand whose axes of one chunk are stretched, and whose leading axes may be missing. */
    private static int stretched(Chunks operand, int[] place) {
        int skipped = place.length - operand.rank();
        int[] own = new int[operand.rank()];
        for (int axis = 0; axis < own.length; axis++) {
            own[axis] = operand.count(axis) == 1 ? 0 : place[axis + skipped];
        }
        return operand.number(own);
    }

    Task<Block> toBlock(int chunk, Lowering lowering) {
        List<Task<Block>> inputs = tasks(chunk, lowering);
        if (inputs.isEmpty()) {
            return Task.call(Elementwise::create, spec, chunks.region(chunk));
        }
        if (needsRegion()) {
            return Task.combine(
                    Elementwise::computeAt,
                    Task.literal(spec),
                    Task.literal(chunks.region(chunk)),
                    Task.gather(inputs));
        }
        return switch (inputs.size()) {
            case 1 -> Calls.call(Elementwise::computeOne, spec, inputs.get(0));
            case 2 -> Calls.call(Elementwise::computeTwo, spec, inputs.get(0), inputs.get(1));
            default -> Calls.callAll(Elementwise::compute, spec, inputs);
        };
    }

    Task<Block> toState(PartialNode node, int chunk, Lowering lowering) {
        PartialSpec partial = new PartialSpec(spec, node.reduction(), node.axes());
        List<Task<Block>> inputs = tasks(chunk, lowering);
        if (inputs.isEmpty()) {
            return Task.call(PartialReduction::create, partial, chunks.region(chunk));
        }
        if (needsRegion() || node.reduction().needsIndex()) {
            return Task.combine(
                    PartialReduction::computeAt,
                    Task.literal(partial),
                    Task.literal(chunks.region(chunk)),
                    Task.gather(inputs));
        }
        return switch (inputs.size()) {
            case 1 -> Calls.call(PartialReduction::computeOne, partial, inputs.get(0));
            case 2 -> Calls.call(PartialReduction::computeTwo, partial, inputs.get(0), inputs.get(1));
            default -> Calls.callAll(PartialReduction::compute, partial, inputs);
        };
    }
}
