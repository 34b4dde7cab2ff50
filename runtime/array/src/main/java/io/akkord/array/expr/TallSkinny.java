package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Factorization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The QR decomposition of a tall matrix by a tree (TSQR, Demmel and others 2012): each chunk of rows is decomposed, the Rs are
 * stacked, and so on until one is left. Q stays a product of the levels' Qs, and is made only where it is asked for.
 */
public final class TallSkinny {

    /** Rs that are stacked in one chunk. */
    private static final int FAN_IN = 16;

    private final Node input;
    private final Object owner = new Object();
    private final @Nullable TallSkinny inner;

    private TallSkinny(Node input) {
        this.input = input;
        int count = input.chunks().count();
        this.inner = count == 1 ? null : new TallSkinny(stacked(count));
    }

    /**
     * Of a matrix with at least as many rows as columns; columns become whole.
     *
     * @throws IllegalArgumentException for another shape
     */
    public static TallSkinny of(Node matrix) {
        long[] shape = matrix.chunks().shape();
        if (shape.length != 2 || shape[0] < shape[1]) {
            throw new IllegalArgumentException("qr is of a matrix with at least as many rows as columns; this array has"
                    + " shape " + Shapes.text(shape) + "; transpose it, or use svdCompressed");
        }
        Node doubles = Expressions.cast(matrix, DType.DOUBLE);
        int columns = Math.toIntExact(shape[1]);
        int[] rows = rowsAtLeast(columns, matrix.chunks().lengths(0));
        return new TallSkinny(Rechunking.rechunk(doubles, Chunks.of(rows, new int[] {columns})));
    }

    /** Neighbours joined until each has as many rows as there are columns. */
    private static int[] rowsAtLeast(int columns, int[] lengths) {
        List<Integer> joined = new ArrayList<>();
        int sum = 0;
        for (int length : lengths) {
            sum += length;
            if (sum >= Math.max(1, columns)) {
                joined.add(sum);
                sum = 0;
            }
        }
        if (joined.isEmpty()) {
            joined.add(sum);
        } else {
            joined.set(joined.size() - 1, joined.get(joined.size() - 1) + sum);
        }
        return joined.stream().mapToInt(Integer::intValue).toArray();
    }

    private int columns() {
        return Math.toIntExact(input.chunks().length(1));
    }

    private Task<List<Block>> decomposed(int chunk, Lowering lowering) {
        return lowering.shared(owner, chunk, () -> lowering.task(input, chunk).map(Factorization::qr));
    }

    private Node stacked(int count) {
        int n = columns();
        int[] each = new int[count];
        java.util.Arrays.fill(each, n);
        Node rs = new Node(
                "qr",
                DType.DOUBLE,
                Chunks.of(each, new int[] {n}),
                List.of(input),
                (chunk, lowering) -> Calls.call(Factorization::pick, 1, decomposed(chunk, lowering)));
        Chunks grouped = Chunks.regular(rs.chunks().shape(), Math.max(1, n * FAN_IN), Math.max(1, n));
        return Rechunking.rechunk(rs, grouped);
    }

    /** The triangular factor, in one chunk. */
    public Node r() {
        if (inner != null) {
            return inner.r();
        }
        int n = columns();
        return new Node(
                "qr",
                DType.DOUBLE,
                Chunks.of(new int[] {n}, new int[] {n}),
                List.of(input),
                (chunk, lowering) -> Calls.call(Factorization::pick, 1, decomposed(0, lowering)));
    }

    /** The orthonormal factor, cut as the input is. */
    public Node q() {
        if (inner == null) {
            return new Node(
                    "qr",
                    DType.DOUBLE,
                    input.chunks(),
                    List.of(input),
                    (chunk, lowering) -> Calls.call(Factorization::pick, 0, decomposed(0, lowering)));
        }
        return product(inner.q());
    }

    /** Q times a matrix of one chunk with as many rows as there are columns; Q itself is not made. */
    public Node times(Node matrix) {
        return product(inner == null ? matrix : inner.times(matrix));
    }

    private Node product(Node right) {
        int[] each = new int[input.chunks().count()];
        java.util.Arrays.fill(each, columns());
        int[] width = {Math.toIntExact(right.chunks().length(1))};
        Node parts = Rechunking.rechunk(right, Chunks.of(each, width));
        Chunks chunks = Chunks.of(input.chunks().lengths(0), width);
        return new Node(
                "q-times",
                DType.DOUBLE,
                chunks,
                List.of(input, parts),
                (chunk, lowering) ->
                        Task.combine(Factorization::timesQ, decomposed(chunk, lowering), lowering.task(parts, chunk)));
    }
}
