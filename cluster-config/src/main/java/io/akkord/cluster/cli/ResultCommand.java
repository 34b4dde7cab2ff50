package io.akkord.cluster.cli;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphId;
import io.akkord.cluster.node.ClusterAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "result", description = "Print the outputs of a graph, or the result of one task that has a key.")
final class ResultCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(index = "0", paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    @Parameters(index = "1..*", arity = "0..1", paramLabel = "KEY", description = "Key of a task; else all outputs.")
    private List<String> key = new ArrayList<>();

    @Option(
            names = "--classpath",
            split = "[:;]",
            paramLabel = "JAR",
            description = "Jars with the classes of the results.")
    private List<Path> classpath = new ArrayList<>();

    @Option(
            names = "--timeout",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long to wait for a result that is not there yet. Default: 10s.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration timeout;

    ResultCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws TimeoutException {
        Thread.currentThread().setContextClassLoader(UserClasses.loader(classpath));
        try (ClusterAccess access = cluster.connect(context)) {
            Answers.status(access, graph);
            results(access.session().attach(graph)).forEach(this::print);
            return ExitCode.OK;
        }
    }

    private Map<String, Object> results(GraphHandle<Map<String, Object>> handle) throws TimeoutException {
        try {
            return key.isEmpty()
                    ? Answers.within(handle.result(), timeout.toNanos())
                    : Map.of(key.get(0), Answers.within(handle.result(key.get(0)), timeout.toNanos()));
        } catch (TimeoutException e) {
            throw new TimeoutException("the result is not there after " + timeout.toSeconds()
                    + " s. Wait for it with: akkord wait " + graph);
        }
    }

    private void print(String name, Object value) {
        if (cluster.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("graph", graph.value())
                            .put("key", name)
                            .putRaw("value", Values.json(value)));
        } else {
            context.terminal().data(key.isEmpty() ? name + ": " + Values.text(value) : Values.text(value));
        }
    }
}
