package io.akkord.array.expr;

import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.kernel.Checked;
import io.akkord.array.kernel.Factorization;
import io.akkord.array.kernel.FastFourier;
import io.akkord.array.kernel.Layout;
import java.util.List;

/** A user's operation on each chunk, with or without the elements around it; and transforms along an axis. */
public final class Mapping {

    private Mapping() {}

    /** An operation on each chunk; the result's chunks have the same numbers. */
    public static Node map(Node input, Operation1<Block, Block> operation, DType type, Chunks chunks) {
        return new Node(
                "map-blocks",
                type,
                chunks,
                List.of(input),
                (chunk, lowering) -> Calls.call(
                        Checked::check,
                        new Checked.Wanted(type, chunks.chunkShape(chunk)),
                        lowering.task(input, chunk).map(operation)));
    }

    /** An operation on pairs of chunks that lie at the same place; both arrays are broadcast first. */
    public static Node map(Node a, Node b, Operation2<Block, Block, Block> operation, DType type) {
        Broadcasting.Aligned aligned = Broadcasting.align(List.of(a, b));
        if (!aligned.nodes().stream().allMatch(node -> node.chunks().equals(aligned.chunks()))) {
            throw new IllegalArgumentException("the arrays must have one shape, but have "
                    + io.akkord.array.Shapes.text(a.chunks().shape()) + " and "
                    + io.akkord.array.Shapes.text(b.chunks().shape()));
        }
        Node first = aligned.nodes().get(0);
        Node second = aligned.nodes().get(1);
        return new Node(
                "map-blocks",
                type,
                aligned.chunks(),
                aligned.nodes(),
                (chunk, lowering) -> Calls.call(
                        Checked::check,
                        new Checked.Wanted(type, aligned.chunks().chunkShape(chunk)),
                        io.akkord.api.Task.combine(
                                operation, lowering.task(first, chunk), lowering.task(second, chunk))));
    }

    /**
     * An operation on each chunk with so many elements around it, which are cut off afterwards.
     *
     * @param padded the array with its border
     * @param chunks of the array without it
     * @param border elements of the border along each axis; 0 where chunks at the end have no neighbours
     */
    public static Node overlap(
            Node padded, Chunks chunks, int[] depth, int[] border, Operation1<Block, Block> operation, DType type) {
        int rank = chunks.rank();
        int[][] low = new int[rank][];
        int[][] lengths = new int[rank][];
        long[][] from = new long[rank][];
        for (int axis = 0; axis < rank; axis++) {
            int count = chunks.count(axis);
            low[axis] = new int[count];
            lengths[axis] = new int[count];
            from[axis] = new long[count];
            for (int i = 0; i < count; i++) {
                long begin = chunks.start(axis, i) + border[axis];
                long end = chunks.start(axis, i + 1) + border[axis];
                low[axis][i] = (int) Math.min(depth[axis], begin);
                from[axis][i] = begin - low[axis][i];
                lengths[axis][i] = (int) (Math.min(padded.chunks().length(axis), end + depth[axis]) - from[axis][i]);
            }
        }
        Windows windows = new Windows(Chunks.of(lengths), from);
        Node around = Windows.assemble("overlap", padded, windows);
        return new Node("map-overlap", type, chunks, List.of(around), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            int[] first = new int[rank];
            int[] step = new int[rank];
            for (int axis = 0; axis < rank; axis++) {
                first[axis] = low[axis][place[axis]];
                step[axis] = 1;
            }
            Checked.Wanted wanted = new Checked.Wanted(type, windows.chunks().chunkShape(chunk));
            return Calls.call(
                    Layout::cut,
                    new Layout.Cut(first, chunks.chunkShape(chunk), step),
                    Calls.call(
                            Checked::check, wanted, lowering.task(around, chunk).map(operation)));
        });
    }

    /** Real and imaginary parts of Fourier transforms along an axis, which becomes one chunk. */
    public static List<Node> fourier(Node real, Node imaginary, int axis, boolean inverse) {
        Broadcasting.Aligned aligned = Broadcasting.align(
                List.of(Expressions.cast(real, DType.DOUBLE), Expressions.cast(imaginary, DType.DOUBLE)));
        Chunks chunks =
                aligned.chunks().with(axis, Math.toIntExact(aligned.chunks().length(axis)));
        Node x = Rechunking.rechunk(aligned.nodes().get(0), chunks);
        Node y = Rechunking.rechunk(aligned.nodes().get(1), chunks);
        FastFourier.Along along = new FastFourier.Along(axis, inverse);
        Object owner = new Object();
        return List.of(0, 1).stream()
                .map(which -> new Node(
                        "fft",
                        DType.DOUBLE,
                        chunks,
                        List.of(x, y),
                        (chunk, lowering) -> Calls.call(
                                Factorization::pick,
                                which,
                                lowering.shared(
                                        owner,
                                        chunk,
                                        () -> Calls.call(
                                                FastFourier::transform,
                                                along,
                                                lowering.task(x, chunk),
                                                lowering.task(y, chunk))))))
                .toList();
    }
}
