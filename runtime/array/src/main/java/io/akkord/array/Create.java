package io.akkord.array;

import io.akkord.api.Operation1;
import io.akkord.api.Task;
import io.akkord.array.expr.Broadcasting;
import io.akkord.array.expr.ElementwiseNode;
import io.akkord.array.expr.Expressions;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Node;
import io.akkord.array.kernel.Layout;
import io.akkord.array.tile.Op;
import java.util.Arrays;
import java.util.List;

/** New arrays. Without chunks of their own they are cut by {@link Chunks#auto}. */
public final class Create {

    private Create() {}

    /** Zeros, as doubles. */
    public static Chunked zeros(long... shape) {
        return full(Chunks.auto(shape, DType.DOUBLE), DType.DOUBLE, 0);
    }

    /** Ones, as doubles. */
    public static Chunked ones(long... shape) {
        return full(Chunks.auto(shape, DType.DOUBLE), DType.DOUBLE, 1);
    }

    /** One value everywhere. */
    public static Chunked full(Chunks chunks, DType type, double value) {
        return Chunked.of(Expressions.constant(type, chunks, value));
    }

    /** The numbers from 0 to below this one, as longs. */
    public static Chunked arange(long end) {
        return Chunked.of(ElementwiseNode.index(Chunks.auto(new long[] {end}, DType.LONG), 0));
    }

    /** Whole numbers from {@code start} to before {@code end}. */
    public static Chunked arange(long start, long end, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("the step of arange is 0; give another");
        }
        long count = Math.max(0, -Math.floorDiv(start - end, step));
        return arange(count).times(step).plus(start);
    }

    /** Numbers with fractions from {@code start} to before {@code end}. */
    public static Chunked arange(double start, double end, double step) {
        if (step == 0 || Double.isNaN(step)) {
            throw new IllegalArgumentException("the step of arange is " + step + "; give another");
        }
        long count = (long) Math.max(0, Math.ceil((end - start) / step));
        return arange(count).times(step).plus(start);
    }

    /** So many numbers from {@code start} to {@code end}, both included, evenly spaced. */
    public static Chunked linspace(double start, double end, long count) {
        if (count <= 1) {
            return full(Chunks.auto(new long[] {count}, DType.DOUBLE), DType.DOUBLE, start);
        }
        double step = (end - start) / (count - 1);
        Chunked index = arange(count);
        return index.equalTo(count - 1)
                .where(
                        full(index.chunks(), DType.DOUBLE, end),
                        index.times(step).plus(start));
    }

    /** Ones on a diagonal, zeros elsewhere; diagonal 1 is the one above the main one. */
    public static Chunked eye(Chunks chunks, long diagonal) {
        if (chunks.rank() != 2) {
            throw new IllegalArgumentException("eye has two axes, but the chunks are " + chunks);
        }
        return index(chunks, 0).plus(diagonal).equalTo(index(chunks, 1)).astype(DType.DOUBLE);
    }

    /** Ones on the main diagonal of a square. */
    public static Chunked eye(long n) {
        return eye(Chunks.auto(new long[] {n, n}, DType.DOUBLE), 0);
    }

    /** The index of each element along an axis; with arithmetic on it, any function of indices. */
    public static Chunked index(Chunks chunks, int axis) {
        return Chunked.of(ElementwiseNode.index(chunks, Shapes.axis(axis, chunks.rank())));
    }

    /** A Java array's elements in this shape; without one, along one axis. They travel with the graph. */
    public static Chunked of(Object data, int... shape) {
        Block block = Block.of(data, shape);
        return of(block, Chunks.auto(Shapes.toLongs(block.shape()), block.dtype()));
    }

    /** A block, cut. Its elements travel with the graph. */
    public static Chunked of(Block block, Chunks chunks) {
        if (!Arrays.equals(Shapes.toLongs(block.shape()), chunks.shape())) {
            throw new IllegalArgumentException("the chunks are of shape " + Shapes.text(chunks.shape())
                    + ", but the elements of " + Shapes.text(block.shape()));
        }
        int[] steps = new int[block.rank()];
        Arrays.fill(steps, 1);
        return Chunked.of(new Node("given", block.dtype(), chunks, List.of(), (chunk, lowering) -> {
            Region region = chunks.region(chunk);
            int[] from = Arrays.stream(region.from()).mapToInt(Math::toIntExact).toArray();
            return Task.literal(Layout.cut(new Layout.Cut(from, region.shape(), steps), block));
        }));
    }

    /**
     * An array of which each chunk is made by an operation of the user's from where it lies.
     *
     * @param operation must return a block of the region's shape and of this type
     */
    public static Chunked fromRegions(Chunks chunks, DType type, Operation1<Region, Block> operation) {
        return Chunked.of(new Node(
                "from-regions",
                type,
                chunks,
                List.of(),
                (chunk, lowering) -> Task.call(operation, chunks.region(chunk))));
    }

    /** An array whose chunks are results of tasks, in C order. */
    public static Chunked fromTasks(Chunks chunks, DType type, List<Task<Block>> tasks) {
        if (tasks.size() != chunks.count()) {
            throw new IllegalArgumentException(tasks.size() + " tasks for " + chunks.count() + " chunks");
        }
        List<Task<Block>> all = List.copyOf(tasks);
        return Chunked.of(new Node("tasks", type, chunks, List.of(), (chunk, lowering) -> all.get(chunk)));
    }

    /** Arrays one after the other along an axis. */
    public static Chunked concatenate(int axis, Chunked... arrays) {
        List<Node> nodes = Arrays.stream(arrays).map(Chunked::node).toList();
        int rank = nodes.isEmpty() ? 0 : arrays[0].rank();
        return Chunked.of(Joining.concatenate(nodes, nodes.isEmpty() ? 0 : Shapes.axis(axis, rank)));
    }

    /** Arrays of one shape side by side along a new axis. */
    public static Chunked stack(int axis, Chunked... arrays) {
        for (Chunked array : arrays) {
            if (!Arrays.equals(array.shape(), arrays[0].shape())) {
                throw new IllegalArgumentException("all input arrays must have the same shape, but they have "
                        + Shapes.text(arrays[0].shape()) + " and " + Shapes.text(array.shape()));
            }
        }
        return concatenate(
                axis, Arrays.stream(arrays).map(array -> array.expandDims(axis)).toArray(Chunked[]::new));
    }

    static Chunked broadcast(Chunked array, long... shape) {
        if (!Arrays.equals(Shapes.broadcast(array.shape(), shape), shape)) {
            throw new IllegalArgumentException("cannot broadcast an array of shape " + Shapes.text(array.shape())
                    + " to shape " + Shapes.text(shape));
        }
        Node like = full(Chunks.auto(shape, array.dtype()), array.dtype(), 0).node();
        Broadcasting.Aligned aligned = Broadcasting.align(List.of(array.node(), like));
        return Chunked.of(ElementwiseNode.of(
                Op.CAST,
                array.dtype(),
                aligned.chunks(),
                List.of(aligned.nodes().get(0))));
    }
}
