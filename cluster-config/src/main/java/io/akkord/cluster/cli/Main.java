package io.akkord.cluster.cli;

import io.akkord.cluster.node.ClusterClient;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** The command line {@code akkord}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.system();
        System.exit(run(new CommandContext(terminal, ClusterClient::connect), args));
    }

    static int run(CommandContext context, String... args) {
        return commandLine(context, List.of(args)).execute(args);
    }

    private static CommandGroup journal(CommandContext context) {
        return CommandGroup.of(new JournalCommand())
                .add("list", () -> new JournalListCommand(context))
                .add("show", () -> new JournalShowCommand(context))
                .add("replay", () -> new JournalReplayCommand(context))
                .add("verify", () -> new JournalVerifyCommand(context))
                .add("lab", () -> new JournalLabCommand(context))
                .add("export", () -> new JournalExportCommand(context))
                .add("import", () -> new JournalImportCommand(context))
                .add("prune", () -> new JournalPruneCommand(context))
                .add("compact", () -> new JournalCompactCommand(context))
                .add("repair", () -> new JournalRepairCommand(context))
                .add("create-schema", () -> new JournalCreateSchemaCommand(context));
    }

    private static CommandGroup simulate(CommandContext context) {
        return CommandGroup.of(new SimulateCommand())
                .add("soak", () -> new SimulateSoakCommand(context))
                .add("exhaustive", () -> new SimulateExhaustiveCommand(context))
                .add("mutants", () -> new SimulateMutantsCommand(context))
                .add("run", () -> new SimulateRunCommand(context))
                .add("quality", () -> new SimulateQualityCommand(context))
                .add("from-journal", () -> new SimulateFromJournalCommand(context));
    }

    /** The command line with what these words need; no words: with all commands. */
    static CommandLine commandLine(CommandContext context, List<String> words) {
        AkkordCommand root = new AkkordCommand();
        CommandGroup commands = CommandGroup.of(root)
                .add("node", () -> new NodeCommand(context))
                .add("submit", () -> new SubmitCommand(context))
                .add("list", () -> new ListCommand(context))
                .add("status", () -> new StatusCommand(context))
                .add("wait", () -> new WaitCommand(context))
                .add("cancel", () -> new CancelCommand(context))
                .add("resume", () -> new ResumeCommand(context))
                .add("result", () -> new ResultCommand(context))
                .add("explain", () -> new ExplainCommand(context))
                .add("journal", () -> journal(context))
                .add("simulate", () -> simulate(context))
                .add("diff", () -> new DiffCommand(context))
                .add("rerun", () -> new RerunCommand(context))
                .add("drain", () -> new DrainCommand(context))
                .add("certs", () -> new CertsCommand(context))
                .add("settings", () -> new SettingsCommand(context))
                .add("warm-up", WarmUpCommand::new);
        for (CommandContribution contribution : ServiceLoader.load(CommandContribution.class)) {
            commands.add(contribution.name(), contribution::command);
        }
        ErrorReport errors = new ErrorReport(context.terminal(), root);
        return commands.line(words)
                .setOut(context.terminal().dataWriter())
                .setErr(context.terminal().messageWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.terminal().hasColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }
}
