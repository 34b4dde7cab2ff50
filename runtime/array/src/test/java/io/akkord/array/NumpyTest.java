package io.akkord.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.execution.inline.InlineSession;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation gives what NumPy gives, in odd chunks too. The results were made by src/test/numpy/golden.py. */
class NumpyTest {

    private static final int[] CHUNKS = {-1, 3, 2, 1};
    private static final double CLOSE = 1e-11;
    private static final double CLOSE_FLOATS = 2e-6;

    private static final Map<String, Block> GOLDEN = Inputs.golden();

    @TestFactory
    Stream<DynamicTest> operationsGiveWhatNumpyGives() {
        return Cases.all().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> check(one.getKey(), one.getValue())));
    }

    @Test
    void everyCaseOfTheScriptIsTested() {
        assertThat(Cases.all().keySet())
                .containsExactlyInAnyOrderElementsOf(GOLDEN.keySet().stream()
                        .filter(name -> name.startsWith("out/"))
                        .map(name -> name.substring(4))
                        .toList());
    }

    private static void check(String name, Function<Inputs, Chunked> expression) {
        Block expected = GOLDEN.get("out/" + name);
        assertThat(expected).as("the script's result").isNotNull();
        try (InlineSession session = new InlineSession()) {
            for (int chunk : CHUNKS) {
                Chunked array = expression.apply(new Inputs(GOLDEN, chunk));
                Block found = array.compute(session);
                String where = name + " in chunks of " + chunk;
                assertThat(Shapes.text(array.shape())).as(where).isEqualTo(Shapes.text(expected.shape()));
                assertThat(found.shape()).as(where).isEqualTo(expected.shape());
                assertThat(found.dtype()).as(where).isEqualTo(expected.dtype()).isEqualTo(array.dtype());
                compare(where, found, expected);
            }
        }
    }

    private static void compare(String where, Block found, Block expected) {
        double close = expected.dtype() == DType.FLOAT ? CLOSE_FLOATS : CLOSE;
        for (int i = 0; i < expected.size(); i++) {
            double wanted = expected.element(i);
            String place = where + ", element " + i;
            if (!expected.dtype().isFloating()) {
                assertThat(found.wholeElement(i)).as(place).isEqualTo(expected.wholeElement(i));
            } else if (Double.isNaN(wanted) || Double.isInfinite(wanted)) {
                assertThat(found.element(i)).as(place).isEqualTo((Double) wanted);
            } else {
                assertThat(found.element(i)).as(place).isCloseTo(wanted, within(close * Math.max(1, Math.abs(wanted))));
            }
        }
    }
}
