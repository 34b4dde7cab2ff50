package io.akkord.samples.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ArraySampleTest {

    @TempDir
    Path folder;

    static Stream<ArraySample> samples() {
        return Stream.of(new SvdSample(5000), new StatsSample(5000), new ProductSample(96, 40));
    }

    /** What they have to be, computed in this thread. */
    static Map<String, Block> results(ArraySample sample) {
        Map<String, Block> results = new LinkedHashMap<>();
        try (InlineSession session = new InlineSession()) {
            sample.arrays().forEach((name, array) -> results.put(name, array.compute(session)));
        }
        return results;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void resultsAreWhatTheyHaveToBe(ArraySample sample) {
        assertThat(sample.error(results(sample))).isLessThan(sample.tolerance());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theDigestTellsEveryBit(ArraySample sample) {
        Map<String, Block> results = results(sample);
        String digest = ArrayRun.digest(results);
        assertThat(ArrayRun.digest(results(sample))).isEqualTo(digest);
        String first = results.keySet().iterator().next();
        double[] changed = results.get(first).toDoubles().clone();
        changed[0] = Math.nextUp(changed[0]);
        results.put(first, new Block(results.get(first).shape(), changed));
        assertThat(ArrayRun.digest(results)).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void chunksByNameMakeTheArrayAgain(ArraySample sample) {
        try (InlineSession session = new InlineSession()) {
            for (Chunked array : sample.arrays().values()) {
                List<Block> chunks = session.compute(array.tasks());
                assertThat(array.assemble(chunks::get)).isEqualTo(array.compute(session));
            }
        }
    }

    @Test
    void productsInChunksOfAnySizeAreTheDirectOne() {
        for (int block : new int[] {1, 7, 16, 30}) {
            ProductSample sample = new ProductSample(30, block);
            assertThat(sample.error(results(sample))).as("chunks of %d", block).isLessThan(1e-14);
        }
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ProductSample(10, 0)).hasMessageContaining("the block 0");
        assertThatThrownBy(() -> new ProductSample(10, 11)).hasMessageContaining("n is 10");
    }

    @Test
    void theCommandChecksTheResultInOneJvm() {
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(
                MatmulCommand::new,
                "--n",
                "96",
                "--block",
                "40",
                "--workers",
                "0",
                "--json",
                "--runs-in",
                folder.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .singleElement()
                .asString()
                .startsWith("{\"sample\":\"matmul\",\"workers\":0,\"killed\":false,\"seconds\":")
                .contains("\"n\":96,\"block\":40")
                .contains("\"digest\":\"" + ArrayRun.digest(results(new ProductSample(96, 40))) + "\"");
        assertThat(terminal.messages()).contains("error");
    }
}
