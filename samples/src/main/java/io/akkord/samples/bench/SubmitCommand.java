package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.core.graph.GraphCompiler;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.value.ValueCodec;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import io.akkord.samples.support.RunOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A large graph from its tasks to its end, as a command. */
@Command(
        name = "submit",
        description = {
            "Measure a graph of very many tasks, and sums over a hundred of their results again and again: building the"
                    + " tasks, compiling and encoding them, submitting them (which compiles and ships them), and all until"
                    + " the last has completed.",
            "Smaller graphs go before it, so that processes and client are warm."
        })
public final class SubmitCommand implements Callable<Integer> {

    private static final int FAN_IN = 100;
    private static final int FEWEST_WARM = 1000;
    private static final double NANOS_A_SECOND = 1e9;

    /**
     * One graph, in seconds.
     *
     * @param bytes of the encoded graph
     */
    private record Times(double build, double compile, long bytes, double submit, double complete) {}

    private final Terminal terminal;

    @Option(names = "--tasks", description = "Tasks without inputs. Default: ${DEFAULT-VALUE}.")
    private int tasks = 1_000_000;

    @Mixin
    private BenchOptions options = new BenchOptions(2, Durability.RECORDED);

    @Mixin
    private RunOptions run = new RunOptions();

    private int graphs;

    public SubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Options.requireAtLeast("--tasks", tasks, 1);
        RunDirectory directory = run.directory("submit");
        terminal.say("submit  " + tasks + " tasks, " + options.describe() + "   files: " + directory.path());
        Times times;
        try (Place place = options.place(directory.path())) {
            long started = System.nanoTime();
            do {
                once(Math.max(FEWEST_WARM, tasks / 10), place.session(), directory.name());
            } while (System.nanoTime() - started < options.warmSeconds() * NANOS_A_SECOND);
            times = once(tasks, place.session(), directory.name());
        }
        terminal.say(String.format(
                Locale.ROOT,
                "built in %.2f s, compiled and encoded in %.2f s (%,d bytes), submitted in %.2f s, complete %.2f s after"
                        + " submit was called",
                times.build(),
                times.compile(),
                times.bytes(),
                times.submit(),
                times.complete()));
        run.print(terminal, toJson(times), directory);
        return ExitCode.OK;
    }

    private Times once(int count, Session akkord, String name) throws Exception {
        long began = System.nanoTime();
        Graph graph = graph(count);
        long built = System.nanoTime();
        GraphOptions named = GraphOptions.DEFAULT.withId(name + "-" + ++graphs).withDurability(options.durability());
        long bytes = compile(graph, named);
        long compiled = System.nanoTime();
        GraphHandle<Map<String, Object>> handle = akkord.submit(graph, named);
        long submitted = System.nanoTime();
        Object sum = handle.result().toCompletableFuture().get().get("result");
        long complete = System.nanoTime();
        if (!Long.valueOf(Merge.expected(count)).equals(sum)) {
            throw new AkkordException("graph " + handle.id() + " gave " + sum + " instead of " + Merge.expected(count));
        }
        return new Times(
                (built - began) / NANOS_A_SECOND,
                (compiled - built) / NANOS_A_SECOND,
                bytes,
                (submitted - compiled) / NANOS_A_SECOND,
                (complete - compiled) / NANOS_A_SECOND);
    }

    private static Graph graph(int count) {
        List<Task<Long>> parts = IntStream.range(0, count)
                .mapToObj(number -> Task.call(Merge::part, number))
                .toList();
        return Graph.of(Task.reduce(parts, FAN_IN, Merge::add));
    }

    /** As the session does it: the bytes that would travel. */
    private static long compile(Graph graph, GraphOptions options) {
        ValueCodec codec = new ValueCodec(AllowList.everything(), SubmitCommand.class.getClassLoader());
        GraphSegment segment = new GraphCompiler(new OperationEncoder(codec), options).extend(graph.outputs());
        return SegmentCodec.encode(segment).length;
    }

    private Json toJson(Times times) {
        Json outcome = Json.object()
                .put("benchmark", "submit")
                .put("tasks", tasks)
                .put("buildSeconds", times.build())
                .put("compileSeconds", times.compile())
                .put("encodedBytes", times.bytes())
                .put("submitSeconds", times.submit())
                .put("completeSeconds", times.complete())
                .put("tasksPerSecond", tasks / times.complete());
        return options.addTo(outcome);
    }
}
