package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.array.ZarrArrays;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LargeImageTest {

    @TempDir
    Path folder;

    @Test
    void theCommandStoresWhatTheFiltersGive() {
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(
                LargeImageCommand::new, "--side", "700", "--chunk", "150", "--json", "--runs-in", folder.toString());

        assertThat(code).as(terminal.messages()).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).singleElement().asString().contains("\"side\":700", "\"wrongParts\":0");
    }

    @Test
    void aChangedPixelIsFound() throws Exception {
        LargeImage image = new LargeImage(90, 40);
        Path stored = folder.resolve("stored");
        try (InlineSession session = new InlineSession()) {
            image.store(session, stored);
            assertThat(image.wrongParts(session, stored)).isZero();
            Path chunk = stored.resolve("c").resolve("1").resolve("1");
            byte[] bytes = Files.readAllBytes(chunk);
            bytes[0] ^= 1;
            Files.write(chunk, bytes);
            assertThat(image.wrongParts(session, stored)).isEqualTo(image.parts());
            assertThat(ZarrArrays.open(stored).shape()).containsExactly(90, 90);
        }
    }
}
