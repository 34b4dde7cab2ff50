package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "End a graph; its running tasks are interrupted.")
final class CancelCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    @Option(names = "--reason", defaultValue = "by akkord cancel", description = "Why; the journal keeps it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reason;

    CancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ClusterAccess access = cluster.connect(context)) {
            Answers.status(access, graph);
            GraphStatus status = Answers.of(access.session().attach(graph).cancel(reason));
            context.terminal().data(cluster.json() ? GraphView.json(status) : GraphView.text(status));
            return ExitCode.OK;
        }
    }
}
