package io.akkord.samples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HelloTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/main/java/io/akkord/samples/hello/Hello.java");

    @TempDir
    Path directory;

    @AfterEach
    void useTheUsualDirectoryAgain() {
        System.clearProperty("akkord.directory");
        ConfigFactory.invalidateCaches();
    }

    @Test
    void itPrintsHowManyWordsTheLinesHave() {
        System.setProperty("akkord.directory", directory.toString());
        ConfigFactory.invalidateCaches();
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Hello.main(new String[] {"one two", "  three ", "four five six"});
        } finally {
            System.setOut(usual);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("6");
        assertThat(directory.resolve("journal")).isDirectory();
    }

    @Test
    void itIsTheProgramThatTheReadmeShows() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf("```java") + "```java".length();
        String shown = readme.substring(from, readme.indexOf("```", from));

        assertThat(bare(Files.readString(SOURCE))).contains(bare(shown));
    }

    /** Without blanks and comments. */
    private static String bare(String source) {
        return source.replaceAll("//.*", "").replaceAll("\\s+", "");
    }
}
