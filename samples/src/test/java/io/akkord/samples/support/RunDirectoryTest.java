package io.akkord.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void everyRunHasADirectoryOfItsOwn() throws IOException {
        Set<Path> paths = new HashSet<>();
        for (int i = 0; i < 1500; i++) {
            RunDirectory run = RunDirectory.create("demo", folder.resolve("runs"));

            assertThat(run.name()).matches("demo-[a-z]+-[a-z]+(-\\d+)?");
            assertThat(run.path())
                    .isEqualTo(folder.resolve("runs").resolve(run.name()))
                    .isEmptyDirectory();
            paths.add(run.path());
        }

        assertThat(paths).hasSize(1500);
    }

    @Test
    void itSaysHowToReadItsJournal() {
        assertThat(new RunDirectory("demo-calm-crane", Path.of("runs", "demo-calm-crane")).journalCommand())
                .isEqualTo("akkord journal show demo-calm-crane --directory runs/demo-calm-crane");
    }
}
