package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.akkord.Akkord;
import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.chain.MarkFile;
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
        assertThat(journal(there, "show", "catalogue").out()).contains("\"closedCount\":2");
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
    void aChangeThatWasBrokenOffIsCompletedAtTheNextStart() throws IOException {
        Path node = directory.resolve("node");
        run(node, "first", "second");
        Path saved = directory.resolve("saved");
        copy(node, saved);
        assertThat(journal(node, "prune", "--keep", "1").code()).isZero();
        Files.move(saved.resolve("journal"), saved.resolve("journal-old"));
        copy(node.resolve("journal"), saved.resolve("journal-new"));
        Files.writeString(
                saved.resolve("journal-new/akkord-edit"),
                "drop graph%7Cfirst\nend catalogue " + mark(node, "catalogue") + "\n");

        run(saved, "third");
        assertThat(CommandRun.of("journal", "verify", saved.toString()).code()).isZero();
        assertThat(journal(saved, "list").lines()).hasSize(2);
        assertThat(saved.resolve("journal-old")).doesNotExist();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static String mark(Path node, String id) {
        try (MarkFile mark = MarkFile.open(node.resolve("journal-marks"), id)) {
            Mark end = mark.read().orElseThrow();
            return end.number() + " " + end.hash();
        }
    }

    @Test
    void aCoordinatorThatKeepsTwoGraphsNeverHasManyMoreOnItsDisk() {
        Path node = directory.resolve("node");
        Config config = ConfigFactory.parseString(
                        "akkord { profile = local, journal.keep-graphs = 2, port = 0, allow = [\"*\"], directory = \"%s\" }"
                                .formatted(node))
                .withFallback(ConfigFactory.load());
        long largest = 0;
        for (int life = 0; life < 6; life++) {
            try (AkkordNode started = AkkordNode.start(config)) {
                started.akkord()
                        .submit(
                                Task.call(HousekeepingCommandsTest::large, 7),
                                GraphOptions.DEFAULT.withId("life-" + life))
                        .result()
                        .toCompletableFuture()
                        .join();
            }
            largest = Math.max(largest, Housekeeping.bytes(node));
        }
        assertThat(largest).isLessThan(4L * LARGE);
        assertThat(journal(node, "list").lines()).hasSize(3);
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
