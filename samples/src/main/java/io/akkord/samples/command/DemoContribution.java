package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.images.DemoCommand;

/** Adds {@code akkord demo}. */
public final class DemoContribution implements CommandContribution {

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Object command() {
        return new DemoCommand(Terminal.system());
    }
}
