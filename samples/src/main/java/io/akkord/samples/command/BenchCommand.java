package io.akkord.samples.command;

import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.FirstResultCommand;
import io.akkord.samples.bench.LatencyCommand;
import io.akkord.samples.bench.MemoryCommand;
import io.akkord.samples.bench.MergeCommand;
import io.akkord.samples.bench.RsdsCommand;
import io.akkord.samples.bench.SpillCommand;
import io.akkord.samples.bench.StartupCommand;
import io.akkord.samples.bench.SubmitCommand;
import io.akkord.samples.bench.TransferCommand;
import io.akkord.samples.bench.TreeCommand;
import io.akkord.samples.bench.array.ArrayBenchCommand;
import io.akkord.samples.bench.compare.CompareCommand;
import io.akkord.samples.bench.guard.GuardCommand;
import io.akkord.samples.bench.taskbench.TaskBenchCommand;
import io.akkord.samples.images.ImageBenchCommand;
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
                .addSubcommand(new ArrayBenchCommand(terminal))
                .addSubcommand(new TreeCommand(terminal))
                .addSubcommand(new RsdsCommand(terminal))
                .addSubcommand(new TaskBenchCommand(terminal))
                .addSubcommand(new SubmitCommand(terminal))
                .addSubcommand(new LatencyCommand(terminal))
                .addSubcommand(new TransferCommand(terminal))
                .addSubcommand(new SpillCommand(terminal))
                .addSubcommand(new MemoryCommand(terminal))
                .addSubcommand(new StartupCommand(terminal))
                .addSubcommand(new ImageBenchCommand(terminal))
                .addSubcommand(new FirstResultCommand())
                .addSubcommand(new GuardCommand(terminal))
                .addSubcommand(new CompareCommand(terminal, BenchCommand::line));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a benchmark: " + String.join(", ", spec.subcommands().keySet()));
    }
}
