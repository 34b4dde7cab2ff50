package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.chaos.ChaosCommand;

/** Adds {@code akkord chaos}. */
public final class ChaosContribution implements CommandContribution {

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public Object command() {
        return new ChaosCommand(Terminal.system());
    }
}
