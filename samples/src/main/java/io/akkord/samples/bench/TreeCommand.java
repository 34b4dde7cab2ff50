package io.akkord.samples.bench;

import io.akkord.api.Graph;
import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tree benchmark as a command. */
@Command(
        name = "tree",
        description = {
            "Measure binary trees of sums: 2^depth numbers, added in pairs again and again.",
            "Seconds run from submit, with compilation, to the result at the client."
        })
public final class TreeCommand extends GraphCommand {

    private static final int DEEPEST = 24;

    @Option(names = "--depth", description = "Levels, up to 24; 15 has 32,767 tasks. Default: ${DEFAULT-VALUE}.")
    private int depth = 15;

    public TreeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Subject subject() {
        Options.requireAtLeast("--depth", depth, 1);
        if (depth > DEEPEST) {
            throw new SettingsException("--depth is " + depth + "; give " + DEEPEST + " or less");
        }
        Object sum = Tree.expected(depth);
        return new Subject(
                "tree",
                Tree.tasks(depth),
                Graph.of(Tree.graph(depth)),
                outputs -> outputs.equals(Map.of("result", sum)));
    }
}
