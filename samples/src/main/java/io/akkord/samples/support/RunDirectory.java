package io.akkord.samples.support;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Where one run of a sample keeps its journal, its results and its logs.
 *
 * @param name names the run and its graph, such as {@code demo-brave-otter}
 * @param path the directory
 */
public record RunDirectory(String name, Path path) {

    /** Pairs of words to try before a number is added. */
    private static final int FEW = 20;

    private static final List<String> QUALITIES = List.of(
            "able", "brave", "bright", "calm", "clear", "cosy", "deft", "eager", "fair", "fleet", "fond", "gentle",
            "glad", "grand", "happy", "keen", "kind", "lively", "lucky", "mellow", "merry", "neat", "nimble", "patient",
            "proud", "quick", "quiet", "ready", "sound", "steady", "swift", "warm");

    private static final List<String> ANIMALS = List.of(
            "badger", "beaver", "bison", "crane", "dolphin", "eagle", "falcon", "finch", "fox", "gecko", "hare",
            "heron", "ibex", "jay", "koala", "lark", "lynx", "marten", "mole", "newt", "otter", "owl", "panda",
            "plover", "puffin", "raven", "robin", "seal", "stork", "swan", "vole", "wren");

    /**
     * Makes a new one.
     *
     * @param parent below which; null for {@code .akkord/runs} in the working directory
     */
    public static RunDirectory create(String sample, @Nullable Path parent) throws IOException {
        Path runs = parent == null ? Path.of(".akkord", "runs") : parent;
        Random random = new SecureRandom();
        Files.createDirectories(runs);
        for (int attempt = 1; ; attempt++) {
            String words =
                    QUALITIES.get(random.nextInt(QUALITIES.size())) + "-" + ANIMALS.get(random.nextInt(ANIMALS.size()));
            String name = sample + "-" + words + (attempt > FEW ? "-" + attempt : "");
            try {
                return new RunDirectory(name, Files.createDirectory(runs.resolve(name)));
            } catch (FileAlreadyExistsException e) {
                // Another run has these words.
            }
        }
    }

    /** How to read the graph's journal. */
    public String journalCommand() {
        return "akkord journal show " + name + " --directory " + path;
    }
}
