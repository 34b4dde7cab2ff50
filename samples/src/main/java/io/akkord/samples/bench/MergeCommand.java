package io.akkord.samples.bench;

import io.akkord.api.Graph;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Options;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The merge benchmark as a command. */
@Command(
        name = "merge",
        description = {
            "Measure graphs of many tiny tasks and one that takes all their results.",
            "Seconds run from submit, with compilation, to the result at the client: the first merge in fresh processes"
                    + " (cold), and the median of the runs after the warm-up."
        })
public final class MergeCommand extends GraphCommand {

    @Option(names = "--tasks", description = "Tiny tasks of a graph. Default: ${DEFAULT-VALUE}.")
    private int tasks = 100_000;

    public MergeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Subject subject() {
        Options.requireAtLeast("--tasks", tasks, 1);
        Object sum = Merge.expected(tasks);
        return new Subject(
                "merge", tasks, Graph.of(Merge.graph(tasks)), outputs -> outputs.equals(Map.of("result", sum)));
    }
}
