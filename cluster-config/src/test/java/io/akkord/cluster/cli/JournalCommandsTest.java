package io.akkord.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.akkord.Akkord;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a graph that really ran, as the command line shows it. */
class JournalCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    @BeforeAll
    static void runAGraph() {
        runAGraph(directory);
    }

    private static void runAGraph(Path directory) {
        try (Session session = Akkord.local(directory)) {
            List<Task<Integer>> tasks = IntStream.range(0, 50)
                    .mapToObj(i -> Task.call(Math::abs, i))
                    .toList();
            assertThat(session.submit(Task.reduce(tasks, 5, Math::addExact), GraphOptions.DEFAULT.withId("sum"))
                            .result()
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(1225);
        }
    }

    @Test
    void listShowsTheGraphWithTheStateOfItsEvents() throws IOException {
        CommandRun run = journal("list", "--json");
        assertThat(run.code()).isZero();
        JsonNode graph = JSON.readTree(run.out());
        assertThat(graph.get("graph").asText()).isEqualTo("sum");
        assertThat(graph.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(graph.get("recorded").asInt()).isEqualTo(graph.get("tasks").asInt());
        assertThat(journal("list").lines()).hasSize(2);
    }

    @Test
    void showPrintsEveryEventInAGapFreeSequence() throws IOException {
        CommandRun run = journal("show", "sum", "--json");
        assertThat(run.code()).isZero();
        List<Long> numbers =
                run.lines().stream().map(JournalCommandsTest::number).toList();
        assertThat(numbers)
                .hasSizeGreaterThan(4)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(run.out()).contains("\"type\":\"EpochStarted\"", "\"type\":\"GraphCompleted\"");
        assertThat(journal("show", "sum").lines()).hasSameSizeAs(numbers);
    }

    @Test
    void replayProvesItselfAtTheEndAndInTheMiddle() throws IOException {
        JsonNode end = JSON.readTree(journal("replay", "sum", "--json").out());
        assertThat(end.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(end.get("replayEqual").asBoolean()).isTrue();
        JsonNode middle =
                JSON.readTree(journal("replay", "sum", "--at", "4", "--json").out());
        assertThat(middle.get("at").asInt()).isEqualTo(4);
        assertThat(middle.get("state").asText()).isEqualTo("RUNNING");
        assertThat(journal("replay", "sum").out()).contains("equal from the beginning");
    }

    @Test
    void whatIsNotThereIsNamed() {
        CommandRun graph = journal("show", "som");
        assertThat(graph.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(graph.err()).contains("Maybe you mean sum");
        assertThat(journal("replay", "sum", "--at", "9999").err()).contains("none at 9999");
        CommandRun nowhere = CommandRun.of(
                "journal", "list", "--directory", directory.resolve("no").toString());
        assertThat(nowhere.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(nowhere.err()).contains("there is no journal in");
    }

    @Test
    void anOpenJournalIsNotRead() {
        try (Session session = Akkord.local(directory)) {
            CommandRun run = journal("list");
            assertThat(run.code()).isEqualTo(ExitCode.NO_RESOURCES);
            assertThat(run.err()).contains("is open in this process");
        }
    }

    @Test
    void damageIsNamedAndCanBeCutOff() throws IOException {
        Path copy = directory.resolve("damaged");
        runAGraph(copy);
        flipABit(copy);
        CommandRun show = CommandRun.of("journal", "show", "sum", "--directory", copy.toString());
        assertThat(show.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(show.err()).contains("is damaged at event", "akkord journal repair");
        long intact = show.lines().size();
        CommandRun repair = CommandRun.of(
                "journal", "repair", "sum", "--keep", Long.toString(intact), "--directory", copy.toString());
        assertThat(repair.err()).contains("Kept events 1 to " + intact);
        assertThat(repair.code()).isZero();
        assertThat(CommandRun.of("journal", "show", "sum", "--directory", copy.toString())
                        .code())
                .isZero();
    }

    @Test
    void verifyNamesEveryDamageWithItsPlaceAndWritesNothing() throws IOException {
        Path copy = directory.resolve("verified");
        runAGraph(copy);
        assertThat(verify(copy).code()).isZero();
        assertThat(summary(verify(copy)).get("verdict").asText()).isEqualTo("WHOLE");

        flipABit(copy);
        List<String> before = listing(copy);
        CommandRun flipped = verify(copy);
        assertThat(flipped.code()).isEqualTo(ExitCode.DAMAGED);
        JsonNode history = first(flipped, "history", "DAMAGED");
        assertThat(history.get("file").asText()).endsWith(".log");
        assertThat(history.get("offset").asLong()).isPositive();
        assertThat(history.get("repair").asText()).contains("akkord journal repair");
        assertThat(first(flipped, "file", "DAMAGED").get("what").asText()).contains("checksum");
        assertThat(listing(copy)).isEqualTo(before);
    }

    @Test
    void aTornTailBehindTheMarkIsHarmless() throws IOException {
        Path copy = directory.resolve("torn");
        runAGraph(copy);
        Files.write(newestLog(copy), new byte[] {1, 2, 3, 4, 9, 0, 1, 55, 66}, StandardOpenOption.APPEND);
        CommandRun torn = verify(copy);
        assertThat(torn.code()).isZero();
        assertThat(first(torn, "file", "HARMLESS").get("what").asText()).isNotEmpty();
    }

    @Test
    void lostFilesAndMarksAreMissed() throws IOException {
        Path copy = directory.resolve("lost");
        runAGraph(copy);
        Path mark = copy.resolve("journal-marks/graph%7Csum.mark");
        byte[] marked = Files.readAllBytes(mark);
        Files.delete(mark);
        assertThat(first(verify(copy), "history", "DAMAGED").get("what").asText())
                .contains("is missing");
        Files.write(mark, marked);
        Path log = newestLog(copy);
        Files.delete(log);
        CommandRun lost = verify(copy);
        assertThat(lost.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(first(lost, "history", "DAMAGED").get("file").asText())
                .isEqualTo(log.getFileName().toString());
        Files.delete(copy.resolve("journal/CURRENT"));
        assertThat(first(verify(copy), "history", "DAMAGED").get("file").asText())
                .isEqualTo("CURRENT");
        CommandRun graph = CommandRun.of("journal", "verify", "nobodys", "--directory", directory.toString());
        assertThat(graph.code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    private static CommandRun verify(Path node) {
        return CommandRun.of("journal", "verify", node.toString(), "--json");
    }

    private static JsonNode summary(CommandRun run) throws IOException {
        return JSON.readTree(run.lines().get(run.lines().size() - 1));
    }

    private static JsonNode first(CommandRun run, String kind, String verdict) throws IOException {
        for (String line : run.lines()) {
            JsonNode json = JSON.readTree(line);
            if (json.get("kind").asText().equals(kind)
                    && json.get("verdict").asText().equals(verdict)) {
                return json;
            }
        }
        throw new AssertionError("no " + kind + " is " + verdict + " in " + run.out());
    }

    private static List<String> listing(Path node) throws IOException {
        try (Stream<Path> files = Files.walk(node)) {
            return files.map(file -> file + " " + file.toFile().length() + " "
                            + file.toFile().lastModified())
                    .sorted()
                    .toList();
        }
    }

    private static Path newestLog(Path node) throws IOException {
        try (Stream<Path> files = Files.list(node.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static CommandRun journal(String... args) {
        return CommandRun.of(Stream.of(List.of("journal"), List.of(args), List.of("--directory", directory.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private static long number(String line) {
        try {
            return JSON.readTree(line).get("number").asLong();
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** In the middle of LevelDB's log; it gives up all that stands behind it, without a word. */
    private static void flipABit(Path copy) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(newestLog(copy).toFile(), "rw")) {
            long at = file.length() / 2;
            file.seek(at);
            int old = file.read();
            file.seek(at);
            file.write(old ^ 1);
        }
    }
}
