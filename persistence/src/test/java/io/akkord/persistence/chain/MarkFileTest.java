package io.akkord.persistence.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkFileTest {

    private static final String ID = "graph|a/b:ü";

    @TempDir
    Path directory;

    private MarkFile open() {
        return MarkFile.open(directory.resolve("marks"), ID);
    }

    private byte[] written(int marks) {
        try (MarkFile file = open()) {
            file.reset(Mark.origin(ID));
            for (int i = 1; i <= marks; i++) {
                file.write(i, 100 + i);
            }
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theLastMarkComesBack() {
        written(57);
        try (MarkFile file = open()) {
            assertThat(file.read()).contains(new Mark(57, 157));
            file.write(58, 1);
        }
        try (MarkFile file = open()) {
            assertThat(file.read()).contains(new Mark(58, 1));
        }
    }

    @Test
    void aMissingFileIsNoMarkAndNoDamage() {
        try (MarkFile file = open()) {
            assertThat(file.read()).isEmpty();
            assertThat(file.objection(0)).isEmpty();
            assertThat(file.objection(3).orElseThrow().message()).contains("is missing");
        }
    }

    @Test
    void readingLeavesTheFileAlone() throws IOException {
        byte[] bytes = written(3);
        try (MarkFile file = open()) {
            assertThat(file.read()).isPresent();
            assertThat(Files.readAllBytes(file.path())).isEqualTo(bytes);
        }
    }

    @Test
    void aTornWriteLeavesTheMarkBefore() throws IOException {
        byte[] bytes = written(4);
        for (int length = 0; length < MarkSlot.LENGTH; length++) {
            byte[] torn = bytes.clone();
            int newest = MarkSlot.read(bytes, 0, ID).orElseThrow().number() == 4 ? 0 : 512;
            Arrays.fill(torn, newest + length, newest + MarkSlot.LENGTH, (byte) 0x5A);
            try (MarkFile file = open()) {
                Files.write(file.path(), torn);
            }
            try (MarkFile file = open()) {
                assertThat(file.read()).contains(new Mark(3, 103));
                file.write(5, 105);
            }
            try (MarkFile file = open()) {
                assertThat(file.read()).contains(new Mark(5, 105));
            }
        }
    }

    @Test
    void twoDamagedSlotsAreDamageEvenOfAnEmptyJournal() throws IOException {
        byte[] bytes = written(4);
        bytes[20] ^= 1;
        bytes[532] ^= 1;
        try (MarkFile file = open()) {
            Files.write(file.path(), bytes);
        }
        try (MarkFile file = open()) {
            assertThat(file.read()).isEmpty();
            assertThat(file.objection(0).orElseThrow().message()).contains("is damaged");
        }
    }

    @Test
    void aFileThatWasNeverCompletedIsLikeNone() throws IOException {
        try (MarkFile file = open()) {
            Files.createDirectories(file.path().getParent());
            Files.write(file.path(), new byte[100]);
        }
        try (MarkFile file = open()) {
            assertThat(file.objection(0)).isEmpty();
        }
    }

    @Test
    void theMarkOfAnotherIdIsNotTaken() throws IOException {
        byte[] bytes = written(4);
        Path other = directory.resolve("marks/other.mark");
        Files.write(other, bytes);
        try (MarkFile file = MarkFile.open(directory.resolve("marks"), "other")) {
            assertThat(file.read()).isEmpty();
            assertThat(file.objection(0)).isPresent();
        }
    }
}
