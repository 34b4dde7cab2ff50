package io.akkord.cluster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "akkord",
        description = "Runs graphs of tasks, durably, in one JVM or on a cluster.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = AkkordCommand.Version.class,
        subcommands = picocli.CommandLine.HelpCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a graph failed, or the command did",
            "2:wrong usage or a wrong setting",
            "3:no such graph, key or file",
            "4:the graph was cancelled",
            "5:not done in time",
            "6:no cluster reached",
            "7:the journal is damaged",
            "8:a port, directory or other resource is not to be had",
            "9:versions do not fit",
            "130:interrupted"
        })
final class AkkordCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show stack traces.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {

        static String number() {
            String version = Version.class.getPackage().getImplementationVersion();
            return version != null ? version : "(not built as a jar)";
        }

        @Override
        public String[] getVersion() {
            return new String[] {"akkord " + number() + ", Java " + Runtime.version()};
        }
    }
}
