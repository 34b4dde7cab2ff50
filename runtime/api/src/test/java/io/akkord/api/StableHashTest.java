package io.akkord.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StableHashTest {

    /**
     * Stored data is divided by these: whatever the functions become, never change an expectation. Computed by another
     * program from the published finalizer.
     */
    @Test
    void hashesAreTheSameForEver() {
        assertThat(StableHash.of(null)).isEqualTo(6910000651531978113L);
        assertThat(StableHash.of(42)).isEqualTo(3250621881602310087L);
        assertThat(StableHash.of("akkord")).isEqualTo(-5894449416308385878L);
        assertThat(StableHash.of(1.5)).isEqualTo(-8620509230208272656L);
        assertThat(StableHash.of(LocalDate.of(2024, 2, 29))).isEqualTo(-8104655378842371584L);
        assertThat(StableHash.of(new UUID(1, 2))).isEqualTo(5624940346471622769L);
        assertThat(StableHash.of(List.of("a", 1))).isEqualTo(1319439962787273491L);
        assertThat(StableHash.draw(1, 2)).isEqualTo(6639082216692946174L);
    }

    @Test
    void equalNumbersHashAlikeWhateverTheirType() {
        assertThat(List.of((byte) 7, (short) 7, 7, 7L, BigInteger.valueOf(7)))
                .extracting(StableHash::of)
                .containsOnly(StableHash.of(7));
        assertThat(StableHash.of(-0.0)).isEqualTo(StableHash.of(0.0f));
        assertThat(StableHash.of(Float.NaN)).isEqualTo(StableHash.of(Double.NaN));
        assertThat(StableHash.of(new BigDecimal("1.50"))).isEqualTo(StableHash.of(new BigDecimal("1.5")));
    }

    @Test
    void arraysListsAndEntriesHashByWhatIsInThem() {
        assertThat(StableHash.of(new int[] {1, 2})).isEqualTo(StableHash.of(List.of(1, 2)));
        assertThat(StableHash.of(new String[] {"a"})).isEqualTo(StableHash.of(List.of("a")));
        assertThat(StableHash.of(Map.entry(1, "b"))).isEqualTo(StableHash.of(Map.entry(1L, "b")));
        assertThat(StableHash.of(Optional.of(3))).isEqualTo(StableHash.of(3));
        assertThat(StableHash.of(List.of(1, 2))).isNotEqualTo(StableHash.of(List.of(2, 1)));
        assertThat(StableHash.of(List.of())).isNotEqualTo(StableHash.of(null));
        assertThat(StableHash.of(Ordering.FIFO)).isEqualTo(StableHash.of("FIFO"));
    }

    @Test
    void spreadTakesTheWholeRange() {
        assertThat(StableHash.spread(0, 10)).isZero();
        assertThat(StableHash.spread(-1, 10)).isEqualTo(9);
        assertThat(StableHash.spread(-1, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE - 1);
    }
}
