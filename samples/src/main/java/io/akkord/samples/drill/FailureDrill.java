package io.akkord.samples.drill;

import io.akkord.cluster.cli.Terminal;
import picocli.CommandLine;

/** The failure drill as a program of its own, with the options of {@link DrillCommand}. */
public final class FailureDrill {

    private FailureDrill() {}

    /** Ends with exit code 0 only if everything was as promised. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new DrillCommand(Terminal.system())).execute(args));
    }
}
