package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.RetryPolicy;
import io.akkord.api.Task;
import io.akkord.api.TaskOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentCodecTest {

    private static GraphSegment compile(Task<?> task) {
        return GraphCompiler.compile(Graph.of(task), GraphOptions.DEFAULT, Sums.encoder())
                .segment();
    }

    @Test
    void everyFieldComesBack() {
        TaskOptions options = TaskOptions.DEFAULT
                .withRetry(new RetryPolicy(5, Duration.ofMillis(3), 1.5, Duration.ofHours(2)))
                .withDeadline(Duration.ofNanos(1_500_000_001L))
                .withPriority(-7)
                .withResource("gpu", 2)
                .withResource("licence", 1)
                .withCheckpoint()
                .withNode("10.0.0.1:25520")
                .withRole("größer")
                .withExpectedRun(Duration.ofMillis(3))
                .withExpectedBytes(1L << 40)
                .asImpure();
        GraphSegment segment = compile(Task.combine(
                Sums.MINUS,
                Task.call(Sums.LOAD, 1L).map(Sums.NEXT),
                Task.call(Sums.SEVEN).withOptions(options).withKey("schlüssel")));
        assertThat(SegmentCodec.decode(SegmentCodec.encode(segment)))
                .usingRecursiveComparison()
                .isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000, 1 << 17})
    void partsJoinToTheWhole(int maxBytes) {
        byte[] encoded = SegmentCodec.encode(compile(Task.call(Sums.LOAD, 1L).map(Sums.NEXT)));
        List<byte[]> parts = SegmentCodec.parts(encoded, maxBytes);
        assertThat(parts).hasSize((encoded.length + maxBytes - 1) / maxBytes);
        assertThat(parts).allMatch(part -> part.length >= 1 && part.length <= maxBytes);
        assertThat(SegmentCodec.join(parts)).isEqualTo(encoded);
    }

    @Test
    void partsHaveAtLeastOneByte() {
        assertThatThrownBy(() -> SegmentCodec.parts(new byte[3], 0)).hasMessageContaining("maxBytes is 0");
    }

    @Test
    void theDigestIsTwoChecksums() {
        assertThat(SegmentCodec.digest("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .as("the check values of CRC-32C and CRC-32")
                .isEqualTo(0xE3069283_CBF43926L);
    }

    @Test
    void anotherFormatIsNamed() {
        byte[] encoded = SegmentCodec.encode(compile(Task.call(Sums.SEVEN)));
        encoded[0] = 9;
        assertThatThrownBy(() -> SegmentCodec.decode(encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment of format 9; this build reads 1 to 3");
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] encoded = SegmentCodec.encode(compile(Task.call(Sums.SEVEN)));
        assertThatThrownBy(() -> SegmentCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes on after its end");
        assertThatThrownBy(() -> SegmentCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends early");
        assertThatThrownBy(() -> SegmentCodec.decode(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    /** Written by the version before expectations were added. */
    @Test
    void versionOneIsReadWithoutExpectations() {
        byte[] encoded = java.util.HexFormat.of()
                .parseHex("0100030000020100020000000100014101660328294a06000000000000000001000002000200020100003ff000"
                        + "00000000000000000000000000000100003ff000000000000000000104000d0103677075020000010172010300"
                        + "0000000000010201046c617374");
        assertThat(SegmentCodec.decode(encoded).optionsTable())
                .containsExactly(
                        TaskOptions.DEFAULT,
                        TaskOptions.DEFAULT
                                .withDeadline(Duration.ofSeconds(2))
                                .withPriority(-7)
                                .withResource("gpu", 2)
                                .withRole("r")
                                .asImpure());
    }
}
