package io.akkord.cluster.cli;

import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show the graphs that the cluster knows.")
final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ClusterAccess access = cluster.connect(context)) {
            List<GraphStatus> all = Answers.of(access.graphs()).stream()
                    .sorted(Comparator.comparing(GraphStatus::id))
                    .toList();
            Terminal terminal = context.terminal();
            if (cluster.json()) {
                all.forEach(status -> terminal.data(GraphView.json(status)));
            } else if (all.isEmpty()) {
                terminal.say("The cluster knows no graphs. Next: akkord submit JAR --main CLASS");
            } else {
                terminal.data(GraphView.table(all));
            }
            return ExitCode.OK;
        }
    }
}
