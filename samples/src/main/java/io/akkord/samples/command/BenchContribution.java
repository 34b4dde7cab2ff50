package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;

/** Adds {@code akkord bench}. */
public final class BenchContribution implements CommandContribution {

    @Override
    public Object command() {
        return BenchCommand.line(Terminal.system());
    }
}
