package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "wait", description = "Wait for the end of a graph; the exit code says how it ended.")
final class WaitCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    @Option(
            names = "--timeout",
            converter = DurationConverter.class,
            defaultValue = "365d",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Give up after this time, such as 90s or 1h30m. The graph goes on.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration timeout;

    WaitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (ClusterAccess access = cluster.connect(context)) {
            GraphStatus status = GraphWait.forEnd(access, graph, timeout, context.terminal());
            context.terminal().data(cluster.json() ? GraphView.json(status) : GraphView.text(status));
            return GraphView.exitCode(status);
        }
    }
}
