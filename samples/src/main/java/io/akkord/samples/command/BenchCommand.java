package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandGroup;
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

    static CommandGroup group(Terminal terminal) {
        return CommandGroup.of(new BenchCommand())
                .add("merge", () -> new MergeCommand(terminal))
                .add("array", () -> new ArrayBenchCommand(terminal))
                .add("tree", () -> new TreeCommand(terminal))
                .add("rsds", () -> new RsdsCommand(terminal))
                .add("taskbench", () -> new TaskBenchCommand(terminal))
                .add("submit", () -> new SubmitCommand(terminal))
                .add("latency", () -> new LatencyCommand(terminal))
                .add("transfer", () -> new TransferCommand(terminal))
                .add("spill", () -> new SpillCommand(terminal))
                .add("memory", () -> new MemoryCommand(terminal))
                .add("startup", () -> new StartupCommand(terminal))
                .add("images", () -> new ImageBenchCommand(terminal))
                .add("first-result", FirstResultCommand::new)
                .add("guard", () -> new GuardCommand(terminal))
                .add(
                        "compare",
                        () -> new CompareCommand(
                                terminal, quiet -> BenchCommand.group(quiet).all()));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a benchmark: " + String.join(", ", spec.subcommands().keySet()));
    }
}
