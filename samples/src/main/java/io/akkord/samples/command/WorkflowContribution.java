package io.akkord.samples.command;

import io.akkord.cluster.cli.CommandContribution;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.workflow.RunWorkflowCommand;

/** Adds {@code akkord run-workflow}. */
public final class WorkflowContribution implements CommandContribution {

    @Override
    public String name() {
        return "run-workflow";
    }

    @Override
    public Object command() {
        return new RunWorkflowCommand(Terminal.system());
    }
}
