package io.akkord.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotRuleTest {

    private static final SnapshotRule RULE = new SnapshotRule(1000);

    @Test
    void aSmallGraphIsStoredEverySoManyEvents() {
        assertThat(RULE.isDue(999, 20_000)).isFalse();
        assertThat(RULE.isDue(1000, 20_000)).isTrue();
    }

    @Test
    void aLargeGraphIsStoredMoreRarely() {
        assertThat(RULE.isDue(1000, 1_000_000)).isFalse();
        assertThat(RULE.isDue(50_000, 1_000_000)).isTrue();
    }
}
