package io.akkord.cluster.cli;

import io.akkord.Akkord;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.node.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/** Touches the classes that every start needs; the launcher archives them, which halves the time of later starts. */
@Command(name = "warm-up", hidden = true, description = "Load what other commands need.")
final class WarmUpCommand implements Callable<Integer> {

    private static final int TASKS = 100;

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("akkord-warm-up");
        try (Session session = Akkord.local(directory)) {
            List<Task<Integer>> tasks = IntStream.range(0, TASKS)
                    .mapToObj(i -> Task.call(Math::abs, i))
                    .toList();
            Task<Integer> sum = Task.reduce(tasks, 10, Math::addExact);
            session.submit(sum, GraphOptions.DEFAULT)
                    .result()
                    .toCompletableFuture()
                    .join();
        } finally {
            FileTrees.delete(directory);
        }
        return ExitCode.OK;
    }
}
