package io.akkord.samples.words;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.api.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often each word occurs in a folder of text files: a task a file, and a tree that merges the counts. */
public final class WordCount {

    /** Counts that one task merges. */
    private static final int FAN_IN = 8;

    private WordCount() {}

    /** The {@code top} most frequent words of the files, most frequent first. */
    public static Task<Map<String, Long>> graph(List<String> paths, int top) {
        List<Task<Map<String, Long>>> counts =
                paths.stream().map(path -> Task.call(Words::count, path)).toList();
        return Task.combine(Words::top, Task.reduce(counts, FAN_IN, Words::merge), Task.literal(top));
    }

    /**
     * The files of a folder that are not hidden, sorted; not those in folders below it.
     *
     * @throws IOException when the folder cannot be read
     */
    public static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith("."))
                    .map(file -> file.toAbsolutePath().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Counts the words of the folder named by the first argument, or of the bundled texts. */
    public static void main(String[] args) throws IOException {
        List<String> paths = args.length > 0
                ? files(Path.of(args[0]))
                : Corpus.copyTo(Path.of(".akkord", "corpus").toString());
        try (Session akkord = Akkord.local()) {
            akkord.compute(graph(paths, 10)).forEach((word, count) -> System.out.println(count + " " + word));
        }
    }
}
