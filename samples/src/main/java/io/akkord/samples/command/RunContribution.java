package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;

/** Adds {@code akkord run}. */
public final class RunContribution implements CommandContribution {

    @Override
    public String name() {
        return "run";
    }

    @Override
    public Object command() {
        return RunCommand.group(Terminal.system());
    }
}
