package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandGroup;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.arrays.MatmulCommand;
import io.akkord.samples.arrays.RowsCommand;
import io.akkord.samples.drill.DrillCommand;
import io.akkord.samples.drill.FailoverCommand;
import io.akkord.samples.images.LargeImageCommand;
import io.akkord.samples.words.WordsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of samples. */
@Command(name = "run", description = "Run a sample: matmul, svd, stats, large-image, words, drill or failover.")
final class RunCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static CommandGroup group(Terminal terminal) {
        return CommandGroup.of(new RunCommand())
                .add("matmul", () -> new MatmulCommand(terminal))
                .add("svd", () -> RowsCommand.svd(terminal))
                .add("stats", () -> RowsCommand.stats(terminal))
                .add("large-image", () -> new LargeImageCommand(terminal))
                .add("words", () -> new WordsCommand(terminal))
                .add("drill", () -> new DrillCommand(terminal))
                .add("failover", () -> new FailoverCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a sample: " + String.join(", ", spec.subcommands().keySet()));
    }
}
