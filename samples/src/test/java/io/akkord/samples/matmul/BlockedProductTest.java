package io.akkord.samples.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BlockedProductTest {

    @TempDir
    Path folder;

    @Test
    void theProductInBlocksIsTheDirectOneAlsoWhenTheBlocksDoNotFitEvenly() {
        for (int size : new int[] {1, 7, 16, 30}) {
            BlockedProduct product = new BlockedProduct(30, size);
            try (Session inline = new InlineSession()) {
                Map<String, Object> blocks = inline.submit(product.graph(), GraphOptions.DEFAULT)
                        .result()
                        .toCompletableFuture()
                        .join();

                assertThat(Matrices.relativeError(product.direct(), product.assemble(blocks)))
                        .as("blocks of %d", size)
                        .isLessThan(1e-14);
            }
        }
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new BlockedProduct(10, 0)).hasMessageContaining("the block 0");
        assertThatThrownBy(() -> new BlockedProduct(10, 11)).hasMessageContaining("n is 10");
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
                .startsWith("{\"n\":96,\"block\":40,\"workers\":0,\"seconds\":")
                .containsPattern("\"relativeError\":\\d.\\d+E-1[4567]");
        assertThat(terminal.messages()).contains("relative error");
    }
}
