package io.akkord.samples.chaos.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that says what time it is, for ever. */
@Timeout(60)
class ClocksTest {

    private static final Duration JUMP = Duration.ofDays(3650);
    /** Any slowness of this machine is less. */
    private static final Duration NEAR = Duration.ofDays(1);

    @TempDir
    Path folder;

    /** Prints wall time in milliseconds, as the system, an instant and a date have it. */
    public static final class Teller {
        private Teller() {}

        /** Ends when nobody listens. */
        public static void main(String[] arguments) {
            while (!System.out.checkError()) {
                System.out.println(System.currentTimeMillis() + " "
                        + Instant.now().toEpochMilli() + " " + new java.util.Date().getTime());
            }
        }
    }

    @Test
    void everyWallClockOfAProcessJumpsAndJumpsBack() throws IOException {
        Clocks clocks = new Clocks(folder);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        clocks.flag(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Teller.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            awaitNear(lines, Instant.now());
            clocks.shift(process.pid(), JUMP.toMillis());
            awaitNear(lines, Instant.now().plus(JUMP));
            clocks.shift(process.pid(), JUMP.negated().toMillis());
            awaitNear(lines, Instant.now().minus(JUMP));
            clocks.shift(process.pid(), 0);
            awaitNear(lines, Instant.now());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads until all three clocks tell this time, which they do at once or never. */
    private static void awaitNear(BufferedReader lines, Instant time) throws IOException {
        String line = lines.readLine();
        while (line != null && !areNear(line, time)) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
    }

    private static boolean areNear(String line, Instant time) {
        return List.of(line.split(" ")).stream()
                .map(millis -> Duration.between(Instant.ofEpochMilli(Long.parseLong(millis)), time))
                .allMatch(off -> off.abs().compareTo(NEAR) < 0);
    }
}
