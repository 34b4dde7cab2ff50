package io.akkord.samples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.akkord.api.Session;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WordCountTest {

    @TempDir
    Path folder;

    @Test
    void theGraphCountsOverAllFiles() throws IOException {
        for (int i = 0; i < 30; i++) {
            Files.writeString(folder.resolve(i + ".txt"), "all " + "some ".repeat(i % 2) + "w" + (char) ('a' + i % 26));
        }
        try (Session inline = new InlineSession()) {
            Map<String, Long> top = inline.compute(WordCount.graph(WordCount.files(folder), 2));

            assertThat(top).containsExactly(entry("all", 30L), entry("some", 15L));
        }
    }

    @Test
    void hiddenFilesAndFoldersBelowAreLeftOut() throws IOException {
        Files.writeString(folder.resolve("b.txt"), "");
        Files.writeString(folder.resolve("a.txt"), "");
        Files.writeString(folder.resolve(".hidden"), "");
        Files.createDirectory(folder.resolve("below"));

        assertThat(WordCount.files(folder))
                .containsExactly(
                        folder.resolve("a.txt").toString(),
                        folder.resolve("b.txt").toString());
    }

    @Test
    void theCommandPrintsTheMostFrequentWordsOfTheBundledTexts() {
        TestTerminal terminal = new TestTerminal();

        int code = terminal.run(WordsCommand::new, "--top", "3", "--json", "--runs-in", folder.toString());

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).hasSize(3).first().isEqualTo("{\"word\":\"the\",\"count\":243}");
        assertThat(terminal.messages()).contains("words  10 files, in this JVM", "next: akkord journal show words-");
    }

    @Test
    void aFolderThatIsMissingOrEmptyIsNamed() {
        assertThatThrownBy(() -> countIn(folder.resolve("missing"))).hasMessageContaining("missing is no folder");
        assertThatThrownBy(() -> countIn(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("has no files");
        assertThatThrownBy(() -> new TestTerminal().run(WordsCommand::new, "--top", "0"))
                .hasMessageContaining("--top is 0");
    }

    private void countIn(Path in) {
        String runs = folder.resolve("runs").toString();
        new TestTerminal().run(WordsCommand::new, "--in", in.toString(), "--runs-in", runs);
    }
}
