package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralBlockTest {

    private static final byte[] VALUE = {1, 2, 3};

    private static byte[] block(int... stepsAndPositions) {
        List<LiteralBlock.Entry> entries = new java.util.ArrayList<>();
        for (int i = 0; i < stepsAndPositions.length; i += 2) {
            entries.add(new LiteralBlock.Entry(stepsAndPositions[i], stepsAndPositions[i + 1], VALUE));
        }
        return LiteralBlock.encode(entries);
    }

    /** With other bytes on both sides. */
    private static int check(byte[] block, int inputs, int steps) {
        byte[] blocks = new byte[block.length + 2];
        System.arraycopy(block, 0, blocks, 1, block.length);
        return LiteralBlock.check(blocks, 1, 1 + block.length, inputs, steps);
    }

    @Test
    void entriesComeBack() {
        assertThat(LiteralBlock.decode(block(0, 1, 2, 0)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new LiteralBlock.Entry(0, 1, VALUE), new LiteralBlock.Entry(2, 0, VALUE)));
        assertThat(block()).isEmpty();
        assertThat(LiteralBlock.decode(block())).isEmpty();
    }

    @Test
    void entriesThatFitAreCounted() {
        assertThat(check(block(0, 1, 0, 2, 1, 3), 1, 2)).isEqualTo(3);
        assertThat(check(block(), 0, 1)).isZero();
    }

    @Test
    void entriesOutOfPlaceAreRefused() {
        assertThatThrownBy(() -> check(block(0, 1, 0, 1), 5, 1)).hasMessageContaining("out of place");
        assertThatThrownBy(() -> check(block(1, 0, 0, 1), 5, 2)).hasMessageContaining("out of place");
        assertThatThrownBy(() -> check(block(0, 0, 0, 3), 1, 1)).hasMessageContaining("argument 3 of fewer");
    }
}
