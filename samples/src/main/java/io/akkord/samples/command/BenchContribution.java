package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;

/** Adds {@code akkord bench}. */
public final class BenchContribution implements CommandContribution {

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Object command() {
        return BenchCommand.group(Terminal.system());
    }
}
