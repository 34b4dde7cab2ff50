package io.akkord.samples.command;

import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.MergeCommand;
import io.akkord.samples.bench.RsdsCommand;
import io.akkord.samples.bench.TreeCommand;
import io.akkord.samples.bench.taskbench.TaskBenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group of benchmarks. */
@Command(name = "bench", description = "Measure on this machine.")
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new MergeCommand(terminal))
                .addSubcommand(new TreeCommand(terminal))
                .addSubcommand(new RsdsCommand(terminal))
                .addSubcommand(new TaskBenchCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a benchmark: " + String.join(", ", spec.subcommands().keySet()));
    }
}
