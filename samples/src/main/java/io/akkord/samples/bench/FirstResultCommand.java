package io.akkord.samples.bench;

import io.akkord.cluster.cli.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The smallest program as a command, so that the launcher can start it. */
@Command(name = "first-result", hidden = true, description = "Run one task in this JVM and print its result.")
public final class FirstResultCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Where the journal goes.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Override
    public Integer call() throws Exception {
        FirstResult.run(directory);
        return ExitCode.OK;
    }
}
