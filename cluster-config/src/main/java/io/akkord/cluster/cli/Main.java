package io.akkord.cluster.cli;

import io.akkord.cluster.node.ClusterClient;
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
        return commandLine(context).execute(args);
    }

    private static CommandLine journal(CommandContext context) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(new JournalListCommand(context))
                .addSubcommand(new JournalShowCommand(context))
                .addSubcommand(new JournalReplayCommand(context))
                .addSubcommand(new JournalVerifyCommand(context))
                .addSubcommand(new JournalLabCommand(context))
                .addSubcommand(new JournalExportCommand(context))
                .addSubcommand(new JournalImportCommand(context))
                .addSubcommand(new JournalPruneCommand(context))
                .addSubcommand(new JournalCompactCommand(context))
                .addSubcommand(new JournalRepairCommand(context))
                .addSubcommand(new JournalCreateSchemaCommand(context));
    }

    private static CommandLine simulate(CommandContext context) {
        return new CommandLine(new SimulateCommand())
                .addSubcommand(new SimulateSoakCommand(context))
                .addSubcommand(new SimulateExhaustiveCommand(context))
                .addSubcommand(new SimulateMutantsCommand(context))
                .addSubcommand(new SimulateRunCommand(context))
                .addSubcommand(new SimulateQualityCommand(context))
                .addSubcommand(new SimulateFromJournalCommand(context));
    }

    static CommandLine commandLine(CommandContext context) {
        AkkordCommand root = new AkkordCommand();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new NodeCommand(context))
                .addSubcommand(new SubmitCommand(context))
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new WaitCommand(context))
                .addSubcommand(new CancelCommand(context))
                .addSubcommand(new ResumeCommand(context))
                .addSubcommand(new ResultCommand(context))
                .addSubcommand(new ExplainCommand(context))
                .addSubcommand(journal(context))
                .addSubcommand(simulate(context))
                .addSubcommand(new DiffCommand(context))
                .addSubcommand(new RerunCommand(context))
                .addSubcommand(new DrainCommand(context))
                .addSubcommand(new CertsCommand(context))
                .addSubcommand(new SettingsCommand(context))
                .addSubcommand(new WarmUpCommand());
        for (CommandContribution contribution : ServiceLoader.load(CommandContribution.class)) {
            line.addSubcommand(contribution.command());
        }
        ErrorReport errors = new ErrorReport(context.terminal(), root);
        return line.setOut(context.terminal().dataWriter())
                .setErr(context.terminal().messageWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.terminal().hasColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }
}
