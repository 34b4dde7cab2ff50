package io.akkord.samples.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration with real processes that are really killed. */
@Tag("processes")
@Timeout(300)
class DemoKillTest {

    private static final int IMAGES = 60;

    @TempDir
    Path folder;

    @Test
    void aWorkerKilledInTheMiddleDoesNotChangeTheDigest() {
        TestTerminal terminal = demo("worker");

        assertThat(terminal.data())
                .singleElement()
                .asString()
                .contains("\"images\":60", "\"killed\":\"worker\"", "\"digest\":\"" + digest() + "\"");
        assertThat(terminal.messages()).contains("killed worker-2");
    }

    @Test
    void aCoordinatorKilledInTheMiddleCostsNeitherAWorkerNorTheDigest() {
        TestTerminal terminal = demo("coordinator");

        assertThat(terminal.data()).singleElement().asString().contains("\"digest\":\"" + digest() + "\"");
        assertThat(terminal.messages()).containsPattern("workers before \\[(\\d+, \\d+)\\], after \\[\\1\\]");
    }

    private TestTerminal demo(String kill) {
        TestTerminal terminal = new TestTerminal();
        int code = terminal.run(
                DemoCommand::new,
                "--images",
                Integer.toString(IMAGES),
                "--kill",
                kill,
                "--json",
                "--runs-in",
                folder.toString());
        assertThat(code).as(terminal.messages()).isEqualTo(ExitCode.OK);
        return terminal;
    }

    /** What it must be, computed in this thread. */
    private String digest() {
        try (Session akkord = new InlineSession()) {
            return ImagePipeline.digest(
                    akkord.compute(ImagePipeline.graph(ImagePipeline.photographs(IMAGES), folder.resolve("inline"))));
        }
    }
}
