package io.akkord.samples.words;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The word count as a command. */
@Command(
        name = "words",
        description = {
            "Count the words of a folder of text files, in this JVM or on a running cluster.",
            "Workers read the files themselves: on other machines they need the folder under the same path."
        })
public final class WordsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--in", paramLabel = "DIR", description = "The folder. Default: texts that come with the samples.")
    private @Nullable Path in;

    @Option(names = "--top", description = "How many of the most frequent words. Default: ${DEFAULT-VALUE}.")
    private int top = 10;

    @Option(
            names = "--cluster",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "Coordinators of a running cluster. Default: none, the work is done in this JVM.")
    private List<String> cluster = new ArrayList<>();

    @Mixin
    private RunOptions run = new RunOptions();

    public WordsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--top", top, 1);
        List<String> given = in == null ? List.of() : files(in);
        RunDirectory directory = run.directory("words");
        List<String> paths = given.isEmpty() ? bundled(directory) : given;
        terminal.say("words  " + paths.size() + " files, "
                + (cluster.isEmpty() ? "in this JVM   journal: " + directory.path() : "on the cluster at " + cluster));
        try (Place place = cluster.isEmpty() ? Place.here(directory.path()) : Place.onCluster(cluster);
                Progress progress = new Progress(terminal, "words")) {
            GraphHandle<Map<String, Long>> handle =
                    place.session().submit(WordCount.graph(paths, top), GraphOptions.DEFAULT.withId(directory.name()));
            progress.show(handle);
            progress.result(handle).forEach(this::print);
            terminal.say("next: " + next(directory));
        }
        return ExitCode.OK;
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SettingsException("--in " + folder + " is no folder");
        }
        List<String> files = WordCount.files(folder);
        if (files.isEmpty()) {
            throw new SettingsException("--in " + folder + " has no files");
        }
        return files;
    }

    private static List<String> bundled(RunDirectory directory) throws IOException {
        return Corpus.copyTo(directory.path().toAbsolutePath().resolve("texts").toString());
    }

    private void print(String word, long count) {
        terminal.data(
                run.isJson()
                        ? Json.object().put("word", word).put("count", count)
                        : String.format("%8d  %s", count, word));
    }

    private String next(RunDirectory directory) {
        return cluster.isEmpty()
                ? directory.journalCommand()
                : "akkord status " + directory.name() + " --cluster " + String.join(",", cluster);
    }
}
