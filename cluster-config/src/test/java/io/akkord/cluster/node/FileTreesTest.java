package io.akkord.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {

    private static final int ROUNDS = 20;
    private static final int FOLDERS = 30;
    private static final int FILES = 10;

    @TempDir
    Path directory;

    @Test
    void aTreeIsDeletedAndWhatALinkInItNamesIsNot() throws IOException {
        Path kept = Files.writeString(directory.resolve("kept"), "kept");
        Path tree = tree("tree");
        Files.createSymbolicLink(tree.resolve("link"), kept);
        FileTrees.delete(tree);
        FileTrees.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("kept");
    }

    @Test
    void workersThatStartTogetherDeleteWhatADeadOneLeft() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path tree = tree("tree-" + round);
                CyclicBarrier together = new CyclicBarrier(2);
                for (Future<?> deleted : List.of(
                        workers.submit(() -> deleteAfter(together, tree)),
                        workers.submit(() -> deleteAfter(together, tree)))) {
                    deleted.get(1, TimeUnit.MINUTES);
                }
                assertThat(tree).doesNotExist();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static Path deleteAfter(CyclicBarrier together, Path tree) throws Exception {
        together.await();
        FileTrees.delete(tree);
        return tree;
    }

    private Path tree(String name) throws IOException {
        Path tree = Files.createDirectory(directory.resolve(name));
        for (int i = 0; i < FOLDERS; i++) {
            Path folder = Files.createDirectory(tree.resolve("folder-" + i));
            for (int j = 0; j < FILES; j++) {
                Files.writeString(folder.resolve("file-" + j), "left over");
            }
        }
        return tree;
    }
}
