package io.akkord.samples.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.execution.inline.InlineSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArraySampleTest {

    private static final int ROWS = 5000;

    private static Map<String, Block> results(ArraySample sample) {
        Map<String, Block> results = new LinkedHashMap<>();
        try (InlineSession session = new InlineSession()) {
            sample.arrays(ROWS).forEach((name, array) -> results.put(name, array.compute(session)));
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource
    void resultsAreWhatTheyHaveToBe(ArraySample sample) {
        assertThat(sample.error(results(sample))).isLessThan(sample.tolerance(ROWS));
    }

    @ParameterizedTest
    @EnumSource
    void theDigestTellsEveryBit(ArraySample sample) {
        Map<String, Block> results = results(sample);
        long digest = ArrayRun.digest(results);
        assertThat(ArrayRun.digest(results(sample))).isEqualTo(digest);
        String first = results.keySet().iterator().next();
        double[] changed = results.get(first).toDoubles().clone();
        changed[0] = Math.nextUp(changed[0]);
        results.put(first, new Block(results.get(first).shape(), changed));
        assertThat(ArrayRun.digest(results)).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @EnumSource
    void chunksByNameMakeTheArrayAgain(ArraySample sample) {
        try (InlineSession session = new InlineSession()) {
            for (Chunked array : sample.arrays(ROWS).values()) {
                java.util.List<Block> chunks = session.compute(array.tasks());
                assertThat(array.assemble(chunks::get)).isEqualTo(array.compute(session));
            }
        }
    }
}
