package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentIndexTest {

    private static ContentHash hash(byte[] bytes) {
        return new ContentHash().begin().add(bytes).end();
    }

    private static ContentHash hash(long number) {
        return new ContentHash().begin().add(number, 0).end();
    }

    @Test
    void numbersAreFoundByTheirHashAndTheNewestWins() {
        ContentIndex index = new ContentIndex();
        for (int i = 0; i < 1000; i++) {
            assertThat(index.add(hash(i % 600))).isEqualTo(i);
        }
        for (int i = 0; i < 600; i++) {
            assertThat(index.find(hash(i))).isEqualTo(i < 400 ? i + 600 : i);
        }
        assertThat(index.find(hash(600))).isEqualTo(ContentIndex.ABSENT);
    }

    @Test
    void everyBitAndTheLengthOfBytesCount() {
        Set<Long> lanes = new HashSet<>();
        int inputs = 0;
        for (int length = 0; length <= 40; length++) {
            byte[] bytes = new byte[length];
            lanes.add(hash(bytes).high());
            lanes.add(hash(bytes).low());
            inputs++;
            for (int bit = 0; bit < length * 8; bit++) {
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                lanes.add(hash(bytes).high());
                lanes.add(hash(bytes).low());
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                inputs++;
            }
        }
        assertThat(lanes).as("two different lanes for each input").hasSize(2 * inputs);
    }
}
