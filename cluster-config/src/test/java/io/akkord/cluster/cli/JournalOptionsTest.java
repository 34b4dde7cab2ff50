package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOptionsTest {

    @TempDir
    Path home;

    @BeforeEach
    void makeRuns() throws IOException {
        Files.createDirectories(home.resolve("runs/demo-brave-otter/journal"));
        Files.createDirectories(home.resolve("runs/merge-calm-owl/journal"));
    }

    @Test
    void aGraphIsFoundInTheRunThatHasItsName() {
        assertThat(JournalOptions.runOf("demo-brave-otter", home)).contains(home.resolve("runs/demo-brave-otter"));
    }

    @Test
    void aNumberedGraphIsFoundInTheRunThatNamedIt() {
        assertThat(JournalOptions.runOf("merge-calm-owl-17", home)).contains(home.resolve("runs/merge-calm-owl"));
    }

    @Test
    void aGraphOfNoRunIsFoundInNone() {
        assertThat(JournalOptions.runOf("nightly", home)).isEmpty();
        assertThat(JournalOptions.runOf("demo-brave", home)).isEmpty();
    }
}
