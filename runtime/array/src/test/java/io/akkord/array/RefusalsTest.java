package io.akkord.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.TaskFailedException;
import io.akkord.execution.inline.InlineSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not fit is refused when the expression is built, in NumPy's words and with the shapes. */
class RefusalsTest {

    private final Chunked matrix = Create.zeros(3, 4);
    private final Chunked vector = Create.zeros(5);

    private static void refused(ThrowingCallable building, String... parts) {
        assertThatThrownBy(building)
                .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void shapesThatDoNotBroadcast() {
        refused(() -> matrix.plus(vector), "could not be broadcast together", "(3, 4)", "(5,)");
        refused(() -> vector.broadcastTo(3, 4), "(5,)", "(3, 4)");
    }

    @Test
    void axesThatDoNotExist() {
        refused(() -> matrix.sum(2), "axis 2 is out of bounds", "dimension 2");
        refused(() -> matrix.sum(0, -2), "duplicate");
        refused(() -> matrix.transpose(0), "axes don't match", "(3, 4)");
        refused(() -> matrix.squeeze(0), "not equal to one", "(3, 4)");
    }

    @Test
    void indicesOutsideTheArray() {
        refused(() -> matrix.slice("3, :"), "index 3 is out of bounds for axis 0 with size 3");
        refused(() -> matrix.slice(":, :, :"), "too many indices", "2-dimensional");
        refused(() -> matrix.slice("::0"), "step cannot be zero");
        refused(() -> matrix.slice("a:"), "no slice");
        refused(() -> matrix.take(new long[] {4}, 1), "index 4", "size 4");
        refused(() -> matrix.take(new boolean[2], 0), "size of axis is 3", "boolean axis is 2");
    }

    @Test
    void shapesOfOtherSizes() {
        refused(() -> matrix.reshape(5, 2), "cannot reshape array of size 12", "(5, 2)");
        refused(() -> matrix.reshape(-1, 5), "cannot reshape");
        refused(() -> matrix.rechunk(Chunks.regular(new long[] {4, 3}, 1)), "not consistent", "(3, 4)");
        refused(() -> Chunks.regular(new long[] {3, 4}, 1, 2, 3), "(1, 2, 3)", "(3, 4)");
        refused(() -> Chunks.regular(new long[] {3}, 0), "length 0");
    }

    @Test
    void matricesThatDoNotFit() {
        refused(() -> matrix.matmul(matrix), "not aligned", "(3, 4)", "4 (dim 1) != 3 (dim 0)");
        refused(() -> Products.einsum("ij,jk", matrix, vector), "einstein", "(5,)");
        refused(() -> Products.einsum("ij->i", matrix, matrix), "ij,jk->ik");
        refused(() -> Linear.cholesky(matrix), "square", "(3, 4)");
        refused(() -> Linear.qr(matrix), "rows as columns", "(3, 4)");
        refused(() -> Linear.solve(Create.eye(3), vector), "(3, 3)", "(5,)");
        refused(() -> Create.concatenate(0, matrix, Create.zeros(3, 5)), "concatenation axis", "(3, 4)", "(3, 5)");
        refused(() -> Create.stack(0, matrix, vector), "same shape");
    }

    @Test
    void emptyArraysWithoutALeastElement() {
        refused(() -> Create.zeros(0, 4).min(), "zero-size array", "no identity", "(0, 4)");
    }

    @Test
    void typesWithoutTheOperation() {
        refused(() -> matrix.and(matrix), "ufunc 'and'", "double");
        refused(() -> matrix.greater(0).minus(matrix.greater(0)), "ufunc 'subtract'", "boolean");
    }

    @Test
    void whatAUsersOperationReturnsIsChecked() {
        Chunked mapped = matrix.mapBlocks(RefusalsTest::halved, DType.DOUBLE);
        try (InlineSession session = new InlineSession()) {
            assertThatThrownBy(() -> mapped.compute(session))
                    .isInstanceOf(TaskFailedException.class)
                    .hasStackTraceContaining("(1, 4)")
                    .hasStackTraceContaining("(3, 4)");
        }
    }

    /** One row. */
    public static Block halved(Block block) {
        return Block.zeros(DType.DOUBLE, 1, block.shape()[1]);
    }

    @Test
    void singularMatricesFailTheirTask() {
        try (InlineSession session = new InlineSession()) {
            assertThatThrownBy(() ->
                            Linear.solve(Create.zeros(3, 3), Create.ones(3)).compute(session))
                    .hasStackTraceContaining("Singular matrix");
            assertThatThrownBy(() -> Linear.cholesky(Create.eye(3).negative()).compute(session))
                    .hasStackTraceContaining("not positive definite");
        }
    }

    @Test
    void textsSayWhatAnArrayIs() {
        Chunked x = Randoms.seeded(1).normal(Chunks.regular(new long[] {1000, 1000}, 250), 0, 1);
        assertThat(x.toString()).contains("(1000, 1000) double", "7.6 MiB", "16 tasks");
        assertThat(x.times(2).plus(x).explain()).contains("normal+multiply+add", "16 chunks");
        assertThat(x.plus(x.transpose()).sum().explain()).contains("normal", "add+sum", "35 tasks");
        assertThat(x.visualize()).startsWith("<svg").contains("normal").endsWith("</svg>\n");
    }
}
