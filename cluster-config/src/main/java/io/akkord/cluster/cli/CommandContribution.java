package io.akkord.cluster.cli;

/**
 * A command that another module adds to the command line, found by {@link java.util.ServiceLoader}: name the class in
 * {@code META-INF/services/io.akkord.cluster.cli.CommandContribution}.
 *
 * <p>The command is an object with picocli's {@code @Command} annotation that implements {@code Callable<Integer>}, its
 * result being one of {@link ExitCode}. It writes to {@link Terminal#system()}, and may throw: errors of Akkord become
 * messages and exit codes like those of our own commands.
 */
public interface CommandContribution {

    /** The command's name, by which it is found without making it. */
    String name();

    /** A new command object, or a {@link CommandGroup}. */
    Object command();
}
