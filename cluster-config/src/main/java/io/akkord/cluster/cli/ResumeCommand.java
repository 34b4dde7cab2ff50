package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.cluster.node.ClusterAccess;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Graphs go on by themselves; this is for one that waits for a person's word. */
@Command(
        name = "resume",
        description = {
            "Let a graph go on that waits because its code has changed, and show its state.",
            "Everything else it resumes by itself."
        })
final class ResumeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    @Option(
            names = "--accept-changed",
            description = {
                "Run what is left with the code that the workers have now. The journal keeps who accepted it.",
                "What is recorded stays as the old code made it."
            })
    private boolean acceptChanged;

    ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ClusterAccess access = cluster.connect(context)) {
            GraphStatus status = Answers.status(access, graph);
            if (acceptChanged && !status.state().isFinal()) {
                status = Answers.of(access.session().attach(graph).acceptChanged(user()));
            }
            context.terminal().data(cluster.json() ? GraphView.json(status) : GraphView.text(status));
            return GraphView.exitCode(status);
        }
    }

    private static String user() {
        String name = System.getProperty("user.name", "somebody");
        try {
            return name + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return name;
        }
    }
}
