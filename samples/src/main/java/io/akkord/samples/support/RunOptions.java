package io.akkord.samples.support;

import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that runs something: where it keeps its files, and in which form it answers. */
public final class RunOptions {

    @Option(names = "--runs-in", hidden = true, paramLabel = "DIR", description = "Where runs keep their files.")
    private @Nullable Path runsIn;

    @Option(names = "--json", description = "Print the outcome as JSON, one object a line.")
    private boolean json;

    /** A new directory for one run of a sample. */
    public RunDirectory directory(String sample) throws IOException {
        return RunDirectory.create(sample, runsIn);
    }

    /** Whether the answer is JSON. */
    public boolean isJson() {
        return json;
    }

    /** Prints the outcome if it is wanted as JSON. */
    public void print(Terminal terminal, Json outcome) {
        if (json) {
            terminal.data(outcome);
        }
    }

    /** As {@link #print(Terminal, Json)}, with the run's directory as the last field. */
    public void print(Terminal terminal, Json outcome, RunDirectory directory) {
        if (json) {
            terminal.data(outcome.put("directory", directory.path().toString()));
        }
    }
}
