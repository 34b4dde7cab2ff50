package io.akkord.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpaceLimitsTest {

    private static final SpaceLimits LIMITS = new SpaceLimits(256, 64);

    @Test
    void lessSpaceAllowsLess() {
        assertThat(LIMITS.level(256, SpaceLevel.AMPLE)).isEqualTo(SpaceLevel.AMPLE);
        assertThat(LIMITS.level(255, SpaceLevel.AMPLE)).isEqualTo(SpaceLevel.NO_ADMISSION);
        assertThat(LIMITS.level(63, SpaceLevel.AMPLE)).isEqualTo(SpaceLevel.NO_DISPATCH);
        assertThat(LIMITS.level(31, SpaceLevel.AMPLE)).isEqualTo(SpaceLevel.NO_WRITES);
    }

    @Test
    void aDiskAtTheLimitDoesNotFlutter() {
        assertThat(LIMITS.level(64, SpaceLevel.NO_DISPATCH)).isEqualTo(SpaceLevel.NO_DISPATCH);
        assertThat(LIMITS.level(72, SpaceLevel.NO_DISPATCH)).isEqualTo(SpaceLevel.NO_ADMISSION);
        assertThat(LIMITS.level(300, SpaceLevel.NO_WRITES)).isEqualTo(SpaceLevel.AMPLE);
        assertThat(LIMITS.level(260, SpaceLevel.NO_WRITES)).isEqualTo(SpaceLevel.NO_ADMISSION);
    }

    @Test
    void withinALimitTheLevelIsNeverTooGenerous() {
        SplittableRandom random = new SplittableRandom(5);
        SpaceLevel level = SpaceLevel.AMPLE;
        for (int i = 0; i < 100_000; i++) {
            long free = random.nextLong(400);
            level = LIMITS.level(free, level);
            assertThat(level).isGreaterThanOrEqualTo(LIMITS.level(free, SpaceLevel.AMPLE));
            assertThat(LIMITS.level(free, level)).isEqualTo(level);
        }
    }

    @Test
    void admissionStopsFirst() {
        assertThatThrownBy(() -> new SpaceLimits(10, 20)).hasMessageContaining("admission must stop first");
        assertThat(SpaceLimits.NONE.level(0, SpaceLevel.AMPLE)).isEqualTo(SpaceLevel.AMPLE);
    }
}
