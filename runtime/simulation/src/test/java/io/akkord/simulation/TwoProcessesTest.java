package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Chance, time and the order of everything follow from the seed, and from nothing that differs between processes. */
class TwoProcessesTest {

    private static final int SEEDS = 40;

    @Test
    void theSameSeedsGiveTheSameTraceHashInAnotherProcess() throws IOException {
        String first = hashes();
        String second = hashes();
        assertThat(first).isEqualTo(second).isEqualTo(Long.toHexString(TraceHashes.of(1, SEEDS)));
    }

    private static String hashes() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TraceHashes.class.getName(),
                        "1",
                        String.valueOf(SEEDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
