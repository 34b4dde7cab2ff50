package io.akkord.cluster.cli;

import io.akkord.cluster.node.ClusterAccess;
import io.akkord.cluster.settings.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a node leave as SIGTERM does, from elsewhere. */
@Command(
        name = "drain",
        description = {
            "Have a node leave the cluster in good order, and wait until it has.",
            "A worker is given nothing more, ends what it runs, and others take the results that only it has; a coordinator's"
                    + " graphs go on at another one. Then its process ends."
        })
final class DrainCommand implements Callable<Integer> {

    private static final long PAUSE_MILLIS = 250;

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(
            paramLabel = "NODE",
            description = "Address of the node, HOST:PORT, as akkord status and its log show it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String node;

    @Option(
            names = "--timeout",
            converter = DurationConverter.class,
            defaultValue = "90s",
            showDefaultValue = Visibility.ALWAYS,
            description = "Stop watching after this time. The node leaves all the same.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration timeout;

    DrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (ClusterAccess access = cluster.connect(context)) {
            Stopwatch watch = new Stopwatch();
            Optional<List<String>> others = Answers.of(access.askToLeave(node));
            if (others.isPresent()) {
                return unknown(others.get());
            }
            while (others.isEmpty()) {
                if (watch.seconds() > timeout.toMillis() / 1000.0) {
                    throw new TimeoutException(node + " has not left after " + timeout.toSeconds()
                            + " s. It does when its tasks have ended, or after its akkord.worker.leave-timeout");
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                others = Answers.of(access.askToLeave(node));
            }
            context.terminal()
                    .data(
                            cluster.json()
                                    ? Json.object()
                                            .put("node", node)
                                            .put("left", true)
                                            .put("seconds", watch.seconds())
                                    : node + " has left");
            return ExitCode.OK;
        }
    }

    private int unknown(List<String> nodes) {
        String known = nodes.isEmpty() ? "No worker is registered" : "There are workers at " + String.join(", ", nodes);
        context.terminal()
                .error("no node \"" + node + "\" is in the cluster. "
                        + Nearest.to(node, nodes)
                                .map(near -> "Maybe you mean " + near)
                                .orElse(known));
        return ExitCode.NOT_FOUND;
    }
}
