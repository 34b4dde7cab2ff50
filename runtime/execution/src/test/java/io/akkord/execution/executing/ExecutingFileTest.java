package io.akkord.execution.executing;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.core.liveness.WorkerDeath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the file stands for what a process leaves: nobody holds its lock. */
class ExecutingFileTest {

    private static final String WORKER = "1f-77-k3";

    @TempDir
    Path live;

    @TempDir
    Path left;

    private WorkerDeath afterDeath() throws IOException {
        Path file = ExecutingLayout.file(left, WORKER);
        Files.deleteIfExists(file);
        Files.copy(ExecutingLayout.file(live, WORKER), file);
        return new ExecutingFiles(left).deathOf(WORKER).orElseThrow();
    }

    @Test
    void whatEachThreadExecutesIsReadAndNothingElse() throws Exception {
        try (ExecutingFile file = ExecutingFile.open(live, WORKER, 2)) {
            ExecutingFile.Row mine = file.row();
            mine.enter("first", 3, 1);
            mine.leave();
            assertThat(afterDeath().tasks()).isEmpty();
            mine.enter("first", 4, 1);
            CompletableFuture.runAsync(() -> file.row().enter("größer", Integer.MAX_VALUE, 7), task -> {
                        Thread other = new Thread(task);
                        other.start();
                    })
                    .join();
            WorkerDeath death = afterDeath();
            assertThat(death.workerId()).isEqualTo(WORKER);
            assertThat(death.bodies()).isEqualTo(2);
            assertThat(death.graphs()).containsExactly("first", "größer");
            assertThat(death.tasks()).containsExactly(4, Integer.MAX_VALUE);
            assertThat(death.attempts()).containsExactly(1, 7);
            assertThat(death.of("größer").tasks()).containsExactly(Integer.MAX_VALUE);
            assertThat(death.of("größer").bodies()).isEqualTo(2);
            assertThat(new ExecutingFiles(left).sharedWithCoordinators()).isEmpty();
            file.sharedWithCoordinator();
            afterDeath();
            assertThat(new ExecutingFiles(left).sharedWithCoordinators()).hasSize(1);
        }
    }

    @Test
    void aProcessThatLivesIsNotDeadAndOneThatEndsInGoodOrderLeavesNothing() {
        ExecutingFile file = ExecutingFile.open(live, WORKER, 1);
        file.row().enter("g", 1, 1);
        assertThat(new ExecutingFiles(live).deathOf(WORKER)).isEmpty();
        assertThat(new ExecutingFiles(live).all()).isEmpty();
        file.close();
        assertThat(live).isEmptyDirectory();
    }

    @Test
    void moreGraphsThanTheTableHoldsTakeThePlacesOfThoseThatAreForgotten() throws IOException {
        try (ExecutingFile file = ExecutingFile.open(live, WORKER, 1)) {
            for (int i = 0; i < 3 * ExecutingLayout.GRAPHS; i++) {
                file.row().enter("g" + i, i, 1);
                assertThat(afterDeath().graphs()).containsExactly("g" + i);
                file.row().leave();
                file.forget("g" + i);
            }
            for (int i = 0; i < ExecutingLayout.GRAPHS + 1; i++) {
                file.row().enter("kept" + i, i, 1);
                file.row().leave();
            }
            file.row().enter("kept" + ExecutingLayout.GRAPHS, 1, 1);
            assertThat(afterDeath().tasks())
                    .as("there is no place left, so nobody is blamed")
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotSuchAFileIsPassedOver() throws IOException {
        Files.write(ExecutingLayout.file(left, "short"), new byte[10]);
        Files.write(ExecutingLayout.file(left, "empty"), new byte[0]);
        Files.write(ExecutingLayout.file(left, "zeros"), new byte[100_000]);
        byte[] wild = new byte[100_000];
        java.util.Arrays.fill(wild, (byte) 0x7F);
        Files.write(ExecutingLayout.file(left, "wild"), wild);
        Files.writeString(left.resolve("other"), "x");
        assertThat(new ExecutingFiles(left).all()).isEmpty();
        assertThat(new ExecutingFiles(left.resolve("none")).all()).isEqualTo(List.of());
    }
}
