package io.akkord.cluster.cli;

import com.typesafe.config.Config;
import io.akkord.cluster.node.AkkordNode;
import io.akkord.cluster.settings.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A node in the foreground, until it is told to end. */
@Command(
        name = "node",
        description = {
            "Start a node: a coordinator, a worker, or both in one.",
            "When it is up, one line of JSON with \"ready\":true goes to standard output. It ends at SIGTERM or Ctrl-C."
        })
final class NodeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "coordinator, worker or client; or several.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--host", description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--port", description = "Port to listen on; 0 for any. Default: 2551 for a coordinator, else 0.")
    private @Nullable Integer port;

    @Option(names = "--join", split = ",", paramLabel = "HOST:PORT", description = "Coordinators to join.")
    private List<String> join = new ArrayList<>();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where journal and results are kept. Default: .akkord.")
    private @Nullable Path directory;

    @Option(names = "--slots", description = "Tasks that run at the same time. Default: one a processor.")
    private @Nullable Integer slots;

    @Option(names = "--classpath", split = "[:;]", paramLabel = "JAR", description = "Jars with the user's operations.")
    private List<Path> classpath = new ArrayList<>();

    @Option(
            names = "--allow",
            split = ",",
            paramLabel = "ENTRY",
            description = "What may run here: package.*, package.**, Class or Class#method(signature). Default: the"
                    + " classes in --classpath.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--profile",
            split = ",",
            description = "Further profiles, such as secure, or files that end in .conf.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--certs",
            paramLabel = "DIR",
            description = "Use TLS, with the files that akkord certs made there.")
    private @Nullable Path certs;

    @Option(names = "--conf", paramLabel = "FILE", description = "Settings in HOCON.")
    private @Nullable Path conf;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set one setting. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--exit-with", hidden = true, paramLabel = "PID", description = "End when this process has ended.")
    private @Nullable Long companion;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    NodeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (roles.isEmpty() && profiles.isEmpty() && conf == null) {
            throw new ParameterException(
                    spec.commandLine(), "Say what the node does, such as --role coordinator,worker");
        }
        endWith(companion);
        AkkordNode node = AkkordNode.start(config(), UserClasses.loader(classpath));
        announce(node);
        node.ended().toCompletableFuture().get();
        node.close();
        return ExitCode.OK;
    }

    private Config config() {
        ConfigOptions options = new ConfigOptions().setAll(settings);
        given(
                options,
                "--role",
                "akkord.roles",
                roles.stream().map(word -> Role.of(word).word()).toList());
        given(options, "--join", "akkord.join", join);
        given(options, "--allow", "akkord.allow", allow.isEmpty() ? UserClasses.allowAll(classpath) : allow);
        given(options, "--host", "akkord.host", host);
        given(options, "--port", "akkord.port", port);
        given(options, "--slots", "akkord.worker.slots", slots);
        given(options, "--directory", "akkord.directory", directory == null ? null : directory.toString());
        Optional.ofNullable(certs).ifPresent(options::certificates);
        Stream<String> secure = certs == null ? Stream.empty() : Stream.of("secure");
        List<String> all = Stream.of(roles.stream(), profiles.stream(), secure)
                .flatMap(names -> names)
                .distinct()
                .toList();
        given(options, "--role", "akkord.profile", all);
        return conf == null ? options.load() : options.load(conf);
    }

    private static void given(ConfigOptions options, String name, String path, @Nullable Object value) {
        if (value != null && !value.equals(List.of())) {
            options.option(name, path, value);
        }
    }

    private void announce(AkkordNode node) {
        String words = node.roles().stream().sorted().map(Role::word).collect(Collectors.joining(", "));
        Terminal terminal = context.terminal();
        terminal.say("akkord " + AkkordCommand.Version.number() + "  " + words + " at " + node.address() + "  (pid "
                + ProcessHandle.current().pid() + ")   directory " + node.directory());
        if (node.roles().contains(Role.WORKER) && node.allowsNothing()) {
            terminal.say("Nothing may run here yet: name the user's code with --classpath or --allow.");
        }
        if (node.roles().contains(Role.COORDINATOR)) {
            String secure = certs == null ? "" : " --certs " + certs;
            terminal.say("next: akkord node --role worker --join " + node.address() + secure
                    + " --classpath JAR | akkord list --cluster " + node.address() + secure);
        }
        terminal.data(Json.object()
                .put("ready", true)
                .put("address", node.address().toString())
                .put("roles", node.roles().stream().sorted().map(Role::word).toList())
                .put("pid", ProcessHandle.current().pid())
                .put("directory", node.directory().toString()));
    }

    /** A node that a test or a demonstration started must not outlive it, however that one ended. */
    private static void endWith(@Nullable Long pid) {
        if (pid == null) {
            return;
        }
        Runnable end = () -> Runtime.getRuntime().halt(ExitCode.FAILED);
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            end.run();
        }
        CompletionStage<ProcessHandle> exit = process.orElseThrow().onExit();
        exit.thenRun(end);
    }
}
