package io.akkord.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.execution.inline.InlineSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decompositions keep the equations that define them, in any chunks; Fourier transforms have an inverse. */
class LinearTest {

    private final InlineSession session = new InlineSession();

    private static Chunked random(long seed, int chunk, long... shape) {
        return Randoms.seeded(seed).normal(Chunks.regular(shape, chunk), 0, 1);
    }

    private void assertEqual(Chunked found, Chunked expected) {
        assertThat(found.minus(expected).abs().max().computeScalar(session)).isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 200})
    void qTimesRIsTheMatrix(int chunk) {
        Chunked x = random(1, chunk, 90, 6);
        Linear.Qr qr = Linear.qr(x);
        assertEqual(qr.q().matmul(qr.r()), x);
        assertEqual(qr.q().transpose().matmul(qr.q()), Create.eye(6));
        assertEqual(Linear.tril(qr.r(), -1), Create.zeros(6, 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void singularVectorsGiveTheMatrixBack(int chunk) {
        for (Chunked x : new Chunked[] {random(2, chunk, 60, 5), random(3, chunk, 5, 60)}) {
            Linear.Svd svd = Linear.svd(x);
            assertEqual(svd.u().times(svd.s()).matmul(svd.vt()), x);
            assertEqual(svd.u().transpose().matmul(svd.u()), Create.eye(5));
            assertEqual(svd.vt().matmul(svd.vt().transpose()), Create.eye(5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 40})
    void theCompressedOneIsExactForAMatrixOfLowRank(int chunk) {
        Chunked x = random(4, chunk, 40, 3).matmul(random(5, chunk, 3, 30));
        Linear.Svd svd = Linear.svdCompressed(x, 3, 9);
        assertThat(svd.s().shape()).containsExactly(3);
        assertEqual(svd.u().times(svd.s()).matmul(svd.vt()), x);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 20})
    void squareMatricesAreDecomposedAndSolved(int chunk) {
        Chunked a = random(6, chunk, 20, 20);
        Chunked b = random(7, chunk, 20, 3);
        assertEqual(a.matmul(Linear.solve(a, b)), b);
        assertEqual(a.matmul(Linear.inverse(a)), Create.eye(20));
        Linear.Lu lu = Linear.lu(a);
        long[] rows = lu.permutation().compute(session).longs();
        assertEqual(lu.lower().matmul(lu.upper()), a.take(rows, 0));
        Chunked positive = a.matmul(a.transpose()).plus(Create.eye(20));
        Chunked factor = Linear.cholesky(positive);
        assertEqual(factor.matmul(factor.transpose()), positive);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 36})
    void theInverseTransformGivesTheNumbersBack(int chunk) {
        Chunked x = random(8, chunk, 36, 5);
        for (int axis = 0; axis < 2; axis++) {
            Fourier.Spectrum back = Fourier.fft(x, axis).inverse(axis);
            assertEqual(back.real(), x);
            assertEqual(back.imaginary(), x.times(0));
        }
    }
}
