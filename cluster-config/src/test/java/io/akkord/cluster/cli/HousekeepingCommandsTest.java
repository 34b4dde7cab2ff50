package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.Akkord;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.persistence.manage.Housekeeping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs leave a journal, come into another, and are deleted; what stays is as it was. */
class HousekeepingCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 300_000;

    @TempDir
    Path directory;

    public static String large(int seed) {
        return Integer.toString(seed).repeat(LARGE);
    }

    private static void run(Path node, String... ids) {
        try (Session session = Akkord.local(node)) {
            for (String id : ids) {
                Task<String> task = Task.call(HousekeepingCommandsTest::large, 7);
                session.submit(task, GraphOptions.DEFAULT.withId(id))
                        .result()
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    private static CommandRun journal(Path node, String... args) {
        return CommandRun.of(
                Stream.of(Stream.of("journal"), Stream.of(args), Stream.of("--directory", node.toString(), "--json"))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    @Test
    void anExportedGraphIsTheSameGraphElsewhere() throws IOException {
        Path here = directory.resolve("here");
        Path there = directory.resolve("there");
        run(here, "travels");
        run(there, "native");
        Path file = directory.resolve("travels.akkord");

        assertThat(journal(here, "export", "travels", file.toString()).code()).isZero();
        CommandRun imported = journal(there, "import", file.toString());
        assertThat(imported.err()).contains("is now in");
        assertThat(journal(there, "import", file.toString()).err()).contains("already, the same");
        assertThat(journal(there, "show", "travels").out())
                .isEqualTo(journal(here, "show", "travels").out());
        assertThat(CommandRun.of("journal", "verify", there.toString()).code()).isZero();
        assertThat(JSON.readTree(journal(there, "show", "catalogue").lines().get(0))
                        .has("id"))
                .isTrue();
        try (Session session = Akkord.local(there)) {
            GraphStatus status = session.attach(new GraphId("travels"))
                    .status()
                    .toCompletableFuture()
                    .join();
            assertThat(status.state()).isEqualTo(GraphStatus.State.COMPLETED);
        }
        run(there, "after the import".replace(' ', '-'));
    }

    @Test
    void anotherContentUnderTheIdIsRefusedWithBothDigests() throws IOException {
        Path here = directory.resolve("here");
        Path there = directory.resolve("there");
        run(here, "same-id");
        run(there, "same-id");
        Path file = directory.resolve("file");
        String digest = JSON.readTree(
                        journal(here, "export", "same-id", file.toString()).out())
                .get("digest")
                .asText();
        CommandRun refused = journal(there, "import", file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains(digest, "already, and ends at");

        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(journal(there, "import", file.toString()).err()).contains("is damaged");
    }

    @Test
    void pruningDeletesTheOldestGraphsAndTheirFilesAndNothingElse() throws IOException {
        Path node = directory.resolve("node");
        run(node, "one", "two", "three");
        long before = Housekeeping.bytes(node);
        JsonNode dry =
                JSON.readTree(journal(node, "prune", "--keep", "1", "--dry-run").out());
        assertThat(dry.get("graphs")).hasSize(2);
        assertThat(Housekeeping.bytes(node)).isEqualTo(before);

        JsonNode done = JSON.readTree(journal(node, "prune", "--keep", "1").out());
        assertThat(done.get("graphs").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(Housekeeping.bytes(node)).isLessThan(before - 2 * LARGE);
        assertThat(CommandRun.of("journal", "verify", node.toString()).code()).isZero();
        assertThat(journal(node, "list").lines()).hasSize(1);
        assertThat(node.resolve("checkpoints/three")).isDirectory();
        assertThat(node.resolve("checkpoints/one")).doesNotExist();
        run(node, "one");
        assertThat(journal(node, "prune").code()).isEqualTo(ExitCode.USAGE);
        assertThat(journal(node, "compact").code()).isZero();
        assertThat(journal(node, "list").lines()).hasSize(2);
    }
}
