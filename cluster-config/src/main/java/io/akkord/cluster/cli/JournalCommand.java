package io.akkord.cluster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that read a journal's directory; none starts an actor system. */
@Command(
        name = "journal",
        description = {
            "Read the journal of a coordinator, without a cluster.",
            "No process may have a directory open; one in a database can be read at any time."
        })
final class JournalCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command of journal: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
