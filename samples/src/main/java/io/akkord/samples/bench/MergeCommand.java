package io.akkord.samples.bench;

import io.akkord.api.Durability;
import io.akkord.cluster.cli.ExitCode;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.MergeBench.Orders;
import io.akkord.samples.bench.MergeBench.Outcome;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.RunDirectory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The merge benchmark as a command. */
@Command(
        name = "merge",
        description = {
            "Measure graphs of many tiny tasks and one that takes all their results, on worker processes.",
            "Seconds run from submit, with compilation, to the result at the client: the first merge in fresh processes"
                    + " (cold), and the median of the runs after the warm-up."
        })
public final class MergeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--tasks", description = "Tiny tasks of a graph. Default: ${DEFAULT-VALUE}.")
    private int tasks = 100_000;

    @Option(names = "--workers", description = "Worker processes. Default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(names = "--slots", description = "Tasks that each runs at a time. Default: ${DEFAULT-VALUE}.")
    private int slots = 1;

    @Option(names = "--durability", description = "none, recorded or checkpointed. Default: ${DEFAULT-VALUE}.")
    private Durability durability = Durability.RECORDED;

    @Option(names = "--warm-seconds", description = "Unmeasured merges before the runs. Default: ${DEFAULT-VALUE}.")
    private int warmSeconds = 10;

    @Option(names = "--runs", description = "Measured merges. Default: ${DEFAULT-VALUE}.")
    private int runs = 7;

    @Option(names = "--runs-in", hidden = true, paramLabel = "DIR", description = "Where runs keep their files.")
    private @Nullable Path runsIn;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    public MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast("--tasks", tasks, 1);
        Options.requireAtLeast("--workers", workers, 1);
        Options.requireAtLeast("--runs", runs, 1);
        RunDirectory directory = RunDirectory.create("merge", runsIn);
        Orders orders = new Orders(tasks, workers, slots, durability, warmSeconds, runs);
        terminal.say("merge  " + tasks + " tasks on " + workers + " workers, durability " + word() + "   journal: "
                + directory.path());
        Outcome outcome = new MergeBench(orders, directory, terminal).run();
        terminal.say(String.format(
                Locale.ROOT,
                "%,.0f tasks a second (median of %d); %,.0f in fresh processes; %d events in the journal of a graph",
                tasks / outcome.seconds(),
                runs,
                tasks / outcome.coldSeconds(),
                outcome.commits()));
        if (json) {
            terminal.data(toJson(outcome).put("directory", directory.path().toString()));
        }
        return ExitCode.OK;
    }

    private String word() {
        return durability.name().toLowerCase(Locale.ROOT);
    }

    private Json toJson(Outcome outcome) {
        return Json.object()
                .put("tasks", tasks)
                .put("workers", workers)
                .put("seconds", outcome.seconds())
                .put("tasksPerSecond", tasks / outcome.seconds())
                .put("coldTasksPerSecond", tasks / outcome.coldSeconds())
                .put("durability", word())
                .put("commits", outcome.commits())
                .put("runs", outcome.runs())
                .put("graph", outcome.graph());
    }
}
