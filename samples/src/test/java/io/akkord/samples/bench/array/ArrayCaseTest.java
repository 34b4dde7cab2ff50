package io.akkord.samples.bench.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.execution.inline.InlineSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrayCaseTest {

    private static final int SCALE = 64;

    private static double value(ArrayCase what) {
        try (InlineSession session = new InlineSession()) {
            return what.expression(SCALE).computeScalar(session);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCaseGivesTheSameNumberAgain(ArrayCase what) {
        assertThat(value(what)).isFinite().isEqualTo(value(what));
        assertThat(ArrayCase.of(what.word())).contains(what);
    }

    @Test
    void aMatrixAndItsTransposeSumUpToTwiceTheMean() {
        int side = 10_000 / SCALE;
        assertThat(value(ArrayCase.TRANSPOSE)).isCloseTo(2 * value(ArrayCase.MEAN) * side * side, within(1e-6));
    }

    @Test
    void floatsAndDoublesGiveNearlyTheSameProduct() {
        assertThat(value(ArrayCase.MATMUL_FLOAT)).isCloseTo(value(ArrayCase.MATMUL), within(0.05));
    }
}
