package io.akkord.cluster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that run graphs on a cluster that is only simulated, in virtual time. */
@Command(
        name = "simulate",
        description =
                "Run graphs on a simulated cluster, in virtual time, by the core that decides in" + " production.")
final class SimulateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command of simulate: "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
