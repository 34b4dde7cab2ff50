package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show the state of a graph.")
final class StatusCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    StatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ClusterAccess access = cluster.connect(context)) {
            GraphStatus status = Answers.status(access, graph);
            context.terminal().data(cluster.json() ? GraphView.json(status) : GraphView.text(status));
            return ExitCode.OK;
        }
    }
}
