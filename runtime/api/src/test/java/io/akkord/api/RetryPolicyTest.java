package io.akkord.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    @Test
    void pausesGrowByTheFactorUpToTheMost() {
        RetryPolicy policy = RetryPolicy.tries(20);
        assertThat(policy.maxTries()).isEqualTo(20);
        assertThat(policy.backoffAfter(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.backoffAfter(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.backoffAfter(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(policy.backoffAfter(8)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.backoffAfter(1_000_000)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void withoutPausesTheNextTryFollowsAtOnce() {
        RetryPolicy policy = new RetryPolicy(3, Duration.ZERO, 2.0, Duration.ofSeconds(1));
        assertThat(policy.backoffAfter(1)).isZero();
        assertThat(policy.backoffAfter(1000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void thereIsAtLeastOneTry(int tries) {
        assertThatThrownBy(() -> RetryPolicy.tries(tries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxTries is " + tries);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, -1, Double.NaN, Double.POSITIVE_INFINITY, 1001})
    void pausesDoNotShrinkOrExplode(double factor) {
        assertThatThrownBy(() -> new RetryPolicy(2, Duration.ZERO, factor, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor is " + factor);
    }

    @Test
    void pausesAreNotNegative() {
        assertThatThrownBy(() -> new RetryPolicy(2, Duration.ofMillis(-1), 1, Duration.ZERO))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> new RetryPolicy(2, Duration.ZERO, 1, Duration.ofMillis(-1)))
                .hasMessageContaining("negative");
    }
}
