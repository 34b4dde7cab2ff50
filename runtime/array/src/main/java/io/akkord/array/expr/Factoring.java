package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Factorization;
import io.akkord.array.kernel.PanelLu;
import java.util.Arrays;
import java.util.List;

/** Decompositions of square matrices, and the systems that they solve. */
public final class Factoring {

    private Factoring() {}

    private static void requireSquare(Node matrix) {
        long[] shape = matrix.chunks().shape();
        if (shape.length != 2 || shape[0] != shape[1] || shape[0] == 0) {
            throw new IllegalArgumentException(
                    "the matrix must be square and not empty, but has shape " + Shapes.text(shape));
        }
    }

    /** A square matrix of doubles, cut along both axes as along the first. */
    private static Node squareChunks(Node matrix) {
        requireSquare(matrix);
        int[] lengths = matrix.chunks().lengths(0);
        return Rechunking.rechunk(Expressions.cast(matrix, DType.DOUBLE), Chunks.of(lengths, lengths));
    }

    /** The lower Cholesky factor, by square blocks. The matrix's upper triangle does not count. */
    public static Node cholesky(Node matrix) {
        Node a = squareChunks(matrix);
        Object owner = new Object();
        return new Node("cholesky", DType.DOUBLE, a.chunks(), List.of(a), (chunk, lowering) -> {
            int[] place = a.chunks().place(chunk);
            return place[0] < place[1]
                    ? Task.call(io.akkord.array.kernel.Layout::zeros, a.chunks().chunkShape(chunk))
                    : factor(a, owner, place[0], place[1], lowering);
        });
    }

    private static Task<Block> factor(Node a, Object owner, int row, int column, Lowering lowering) {
        for (int k = 0; k < column; k++) {
            // From the left, so that no call goes deeper than one column.
            for (int i = k; i < a.chunks().count(0); i++) {
                one(a, owner, i, k, lowering);
            }
        }
        return one(a, owner, row, column, lowering);
    }

    private static Task<Block> one(Node a, Object owner, int row, int column, Lowering lowering) {
        return lowering.shared(owner, a.chunks().number(row, column), () -> {
            Task<Block> rest = lowering.task(a, a.chunks().number(row, column));
            for (int k = 0; k < column; k++) {
                rest = Task.combine(
                        Factorization::lessProduct,
                        rest,
                        one(a, owner, row, k, lowering),
                        one(a, owner, column, k, lowering));
            }
            return row == column
                    ? rest.map(Factorization::cholesky)
                    : Task.combine(Factorization::solveRight, rest, one(a, owner, column, column, lowering));
        });
    }

    /** LU with partial pivoting, by panels of whole columns. */
    static final class Lu {

        private final Node panels;
        private final Object steps = new Object();
        private final Object updates = new Object();

        Lu(Node matrix) {
            requireSquare(matrix);
            int n = Math.toIntExact(matrix.chunks().length(0));
            Chunks chunks = Chunks.of(new int[] {n}, matrix.chunks().lengths(1));
            this.panels = Rechunking.rechunk(Expressions.cast(matrix, DType.DOUBLE), chunks);
        }

        Node panels() {
            return panels;
        }

        int count() {
            return panels.chunks().count();
        }

        int from(int panel) {
            return Math.toIntExact(panels.chunks().start(1, panel));
        }

        /** The panel when it is decomposed, with its row exchanges. */
        Task<List<Block>> step(int panel, Lowering lowering) {
            for (int before = 0; before < panel; before++) {
                one(before, lowering);
            }
            return one(panel, lowering);
        }

        private Task<List<Block>> one(int panel, Lowering lowering) {
            return lowering.shared(
                    steps, panel, () -> Calls.call(PanelLu::factor, from(panel), updated(panel, panel, lowering)));
        }

        /** A panel after so many steps. */
        private Task<Block> updated(int panel, int after, Lowering lowering) {
            return lowering.shared(updates, panel * (count() + 1) + after, () -> {
                Task<Block> state = lowering.task(panels, panel);
                for (int k = 0; k < after; k++) {
                    state = Calls.call(PanelLu::update, from(k), one(k, lowering), state);
                }
                return state;
            });
        }

        /** The panel with the exchanges of all later ones. */
        Task<Block> finished(int panel, Lowering lowering) {
            Task<Block> state = Calls.call(Factorization::pick, 0, step(panel, lowering));
            for (int k = panel + 1; k < count(); k++) {
                state = Calls.call(PanelLu::exchange, from(k), step(k, lowering), state);
            }
            return state;
        }
    }

    /** L below its unit diagonal and U on and above the diagonal, in one matrix. */
    public static Node lu(Node matrix) {
        Lu lu = new Lu(matrix);
        return new Node("lu", DType.DOUBLE, lu.panels().chunks(), List.of(lu.panels()), lu::finished);
    }

    /** Which row of the matrix each row of the product of L and U is. */
    public static Node permutation(Node matrix) {
        Lu lu = new Lu(matrix);
        int n = Math.toIntExact(matrix.chunks().length(0));
        return new Node("lu", DType.LONG, Chunks.of(new int[] {n}), List.of(lu.panels()), (chunk, lowering) -> {
            Task<Block> order = Task.call(io.akkord.array.kernel.Layout::order, n);
            for (int k = 0; k < lu.count(); k++) {
                order = Calls.call(PanelLu::exchange, lu.from(k), lu.step(k, lowering), order);
            }
            return order.map(io.akkord.array.kernel.Layout::toIndices);
        });
    }

    /** The determinant, of shape (). */
    public static Node determinant(Node matrix) {
        Lu lu = new Lu(matrix);
        return new Node("det", DType.DOUBLE, Chunks.of(), List.of(lu.panels()), (chunk, lowering) -> {
            List<Task<Double>> factors = new java.util.ArrayList<>();
            for (int k = 0; k < lu.count(); k++) {
                factors.add(Calls.call(PanelLu::determinant, lu.from(k), lu.step(k, lowering)));
            }
            return Task.gather(factors).map(io.akkord.array.kernel.Layout::product);
        });
    }

    /** The solution x of {@code matrix x = right}; right has one or two axes. */
    public static Node solve(Node matrix, Node right) {
        Lu lu = new Lu(matrix);
        boolean vector = right.chunks().rank() == 1;
        if (right.chunks().length(0) != matrix.chunks().length(0)
                || right.chunks().rank() > 2) {
            throw new IllegalArgumentException(
                    "solve: shapes " + Shapes.text(matrix.chunks().shape()) + " and "
                            + Shapes.text(right.chunks().shape()) + " do not fit");
        }
        Node wide = vector ? Joining.expand(right, 1) : right;
        int n = Math.toIntExact(matrix.chunks().length(0));
        Node b = Rechunking.rechunk(
                Expressions.cast(wide, DType.DOUBLE), wide.chunks().with(0, n));
        Node x = new Node("solve", DType.DOUBLE, b.chunks(), List.of(lu.panels(), b), (chunk, lowering) -> {
            Task<Block> state = lowering.task(b, chunk);
            for (int k = 0; k < lu.count(); k++) {
                state = Calls.call(PanelLu::update, lu.from(k), lu.step(k, lowering), state);
            }
            for (int k = lu.count() - 1; k >= 0; k--) {
                state = Calls.call(PanelLu::substitute, lu.from(k), lu.step(k, lowering), state);
            }
            return state;
        });
        return vector ? Joining.squeeze(x, new boolean[] {false, true}) : x;
    }

    /** The solution of a triangular system; the matrix in one chunk, right-hand sides in chunks of columns. */
    public static Node solveTriangular(Node matrix, Node right, boolean lower, boolean transposed) {
        requireSquare(matrix);
        int n = Math.toIntExact(matrix.chunks().length(0));
        boolean vector = right.chunks().rank() == 1;
        Node t = Rechunking.rechunk(Expressions.cast(matrix, DType.DOUBLE), Chunks.of(new int[] {n}, new int[] {n}));
        Node wide = vector ? Joining.expand(right, 1) : right;
        if (wide.chunks().length(0) != n) {
            throw new IllegalArgumentException("solveTriangular: shapes "
                    + Shapes.text(matrix.chunks().shape()) + " and "
                    + Shapes.text(right.chunks().shape()) + " do not fit");
        }
        Node b = Rechunking.rechunk(
                Expressions.cast(wide, DType.DOUBLE), wide.chunks().with(0, n));
        Factorization.Triangle triangle = new Factorization.Triangle(lower, transposed);
        Node x = new Node(
                "solve",
                DType.DOUBLE,
                b.chunks(),
                List.of(t, b),
                (chunk, lowering) -> Calls.call(
                        Factorization::solveTriangular, triangle, lowering.task(t, 0), lowering.task(b, chunk)));
        return vector ? Joining.squeeze(x, new boolean[] {false, true}) : x;
    }

    /** The three results of the decomposition of a matrix of one chunk. */
    public static List<Node> svd(Node matrix) {
        Object owner = new Object();
        int m = Math.toIntExact(matrix.chunks().length(0));
        int n = Math.toIntExact(matrix.chunks().length(1));
        int k = Math.min(m, n);
        Node whole =
                Rechunking.rechunk(Expressions.cast(matrix, DType.DOUBLE), Chunks.of(new int[] {m}, new int[] {n}));
        int[][] shapes = {{m, k}, {k}, {k, n}};
        return java.util.stream.IntStream.range(0, shapes.length)
                .mapToObj(which -> new Node(
                        "svd",
                        DType.DOUBLE,
                        Chunks.of(Arrays.stream(shapes[which])
                                .mapToObj(length -> new int[] {length})
                                .toArray(int[][]::new)),
                        List.of(whole),
                        (chunk, lowering) -> Calls.call(
                                Factorization::pick, which, lowering.shared(owner, 0, () -> lowering.task(whole, 0)
                                        .map(Factorization::svd)))))
                .toList();
    }
}
