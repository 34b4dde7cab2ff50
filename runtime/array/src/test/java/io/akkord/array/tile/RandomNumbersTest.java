package io.akkord.array.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixed seeds, so that a failure is one for good. */
class RandomNumbersTest {

    private static final int COUNT = 400_000;

    /** The greatest distance between the distribution of the numbers and the one that is meant (Kolmogorov). */
    private static double distance(double[] numbers, java.util.function.DoubleUnaryOperator distribution) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double meant = distribution.applyAsDouble(sorted[i]);
            most = Math.max(most, Math.max(meant - (double) i / sorted.length, (i + 1.0) / sorted.length - meant));
        }
        return most;
    }

    /** The normal distribution, by its series (Marsaglia 2004). */
    private static double normal(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double part = x;
        for (int i = 3; i < 300; i += 2) {
            part *= x * x / i;
            sum += part;
        }
        return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77})
    void normalNumbersAreNormalIntoTheTails(long key) {
        double[] numbers = new double[COUNT];
        RandomNumbers.normal(numbers, 0, key, 0, COUNT, 0, 1);
        assertThat(distance(numbers, RandomNumbersTest::normal)).isLessThan(1.95 / Math.sqrt(COUNT));
        long beyond = Arrays.stream(numbers)
                .filter(x -> Math.abs(x) > 3.6541528853610088)
                .count();
        double expected = COUNT * 2 * normal(-3.6541528853610088);
        assertThat((double) beyond).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77})
    void uniformNumbersAreUniform(long key) {
        double[] numbers = new double[COUNT];
        RandomNumbers.uniform(numbers, 0, key, 0, COUNT, 0, 1);
        assertThat(distance(numbers, x -> x)).isLessThan(1.95 / Math.sqrt(COUNT));
        double product = 0;
        for (int i = 1; i < COUNT; i++) {
            product += (numbers[i] - 0.5) * (numbers[i - 1] - 0.5);
        }
        assertThat(product / COUNT * 12).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77})
    void exponentialNumbersAreExponential(long key) {
        double[] numbers = new double[COUNT];
        RandomNumbers.exponential(numbers, 0, key, 0, COUNT, 2);
        assertThat(distance(numbers, x -> 1 - Math.exp(-x / 2))).isLessThan(1.95 / Math.sqrt(COUNT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -77})
    void wholeNumbersAreEachAsOften(long key) {
        long[] numbers = new long[COUNT];
        RandomNumbers.integers(numbers, 0, key, 0, COUNT, -3, 4);
        for (long value = -3; value < 4; value++) {
            long wanted = value;
            double share = Arrays.stream(numbers).filter(x -> x == wanted).count() / (double) COUNT;
            assertThat(share).isCloseTo(1 / 7.0, within(5 * Math.sqrt(6.0 / 49 / COUNT)));
        }
    }
}
