package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.tile.Op;
import java.util.List;

/** One operation on each element; inputs have the same chunks or are stretched to them. Sources have no inputs. */
public final class ElementwiseNode extends Node {

    private final Op op;
    private final int axis;
    private final double x;
    private final double y;
    private final long n;

    private ElementwiseNode(
            Op op, DType dtype, Chunks chunks, List<Node> inputs, int axis, double x, double y, long n) {
        super(op.toString(), dtype, chunks, inputs, (chunk, lowering) -> {
            throw new IllegalStateException("lowered by its fusion");
        });
        this.op = op;
        this.axis = axis;
        this.x = x;
        this.y = y;
        this.n = n;
    }

    /** An operation on inputs of types that fit. */
    public static ElementwiseNode of(Op op, DType dtype, Chunks chunks, List<Node> inputs) {
        return new ElementwiseNode(op, dtype, chunks, inputs, 0, 0, 0, 0);
    }

    /** One value everywhere. */
    public static ElementwiseNode constant(DType dtype, Chunks chunks, double x, long n) {
        return new ElementwiseNode(Op.CONSTANT, dtype, chunks, List.of(), 0, x, 0, n);
    }

    /** The index along an axis. */
    public static ElementwiseNode index(Chunks chunks, int axis) {
        return new ElementwiseNode(Op.INDEX, DType.LONG, chunks, List.of(), axis, 0, 0, 0);
    }

    /** Random numbers; {@code x} and {@code y} as the operation says. */
    public static ElementwiseNode random(Op op, DType dtype, Chunks chunks, double x, double y, long key) {
        return new ElementwiseNode(op, dtype, chunks, List.of(), 0, x, y, key);
    }

    Op op() {
        return op;
    }

    int axis() {
        return axis;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    long n() {
        return n;
    }

    @Override
    Task<Block> lower(int chunk, Lowering lowering) {
        return lowering.fused(this).toBlock(chunk, lowering);
    }
}
