package io.akkord.cluster.cli;

import io.akkord.api.GraphDamagedException;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphOptions;
import io.akkord.api.Ordering;
import io.akkord.api.SettingsException;
import io.akkord.api.ShardingStrategy;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.simulation.quality.LowerBound;
import io.akkord.simulation.quality.Policy;
import io.akkord.simulation.quality.QualityStudy;
import io.akkord.simulation.recorded.Forecast;
import io.akkord.simulation.recorded.RecordedRun;
import io.akkord.simulation.recorded.RunRecorder;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a run that really happened would have taken on another cluster. */
@Command(
        name = "from-journal",
        description = {
            "Simulate a completed run from its journal: first as it was, which shows how far the simulation is off, then on"
                    + " another cluster or by another policy.",
            "Tasks run as long as they did; more workers on the same processors are not foreseen to slow each other down."
        })
final class SimulateFromJournalCommand implements Callable<Integer> {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double BITS_A_BYTE = 8;

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "GRAPH", description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Option(names = "--workers", description = "Worker processes. Default: as many as the run had.")
    private @Nullable Integer workers;

    @Option(names = "--slots", description = "Tasks that each runs at a time. Default: as many as a worker could.")
    private @Nullable Integer slots;

    @Option(
            names = "--bandwidth",
            paramLabel = "GBIT",
            description = "Rate of each worker's network in Gbit/s. Default: what was measured, else 10.")
    private @Nullable Double bandwidth;

    @Option(names = "--strategy", description = "Sharding strategy. Default: that of the run.")
    private @Nullable String strategy;

    @Option(names = "--ordering", description = "Ordering. Default: that of the run.")
    private @Nullable String ordering;

    SimulateFromJournalCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RecordedRun run = read();
        Forecast before = Forecast.asItWas(run, QualityStudy.USUAL);
        int count = workers == null ? run.workers() : requireAtLeastOne("--workers", workers);
        int each = slots == null ? run.slots() : requireAtLeastOne("--slots", slots);
        GraphOptions how = policy(run.options());
        long rate = bandwidth == null ? run.bytesPerSecond() : rate(bandwidth);
        Forecast after = Forecast.on(run, count, each, rate, how, QualityStudy.USUAL);
        long bound =
                run.startupNanos() + LowerBound.of(run.workload(), count * each).nanos();
        if (run.lives() > 1) {
            context.terminal()
                    .say("the run was interrupted " + (run.lives() - 1)
                            + " times, which the simulation does not know of;"
                            + " what was lost and done again shows as its error");
        }
        if (options.json()) {
            context.terminal().data(json(run, before, after, count, each, how, bound));
        } else {
            print(run, before, after, count, each, how, bound);
        }
        return ExitCode.OK;
    }

    private RecordedRun read() {
        try (GraphJournal journal = options.open(graph)) {
            String id = JournalOptions.persistenceId(journal, graph);
            if (!JournalOptions.isGraph(id)) {
                throw new GraphNotFoundException(graph + " is no graph; \"akkord journal list\" shows the graphs");
            }
            RunRecorder recorder = new RunRecorder();
            AtomicBoolean isFirst = new AtomicBoolean(true);
            Optional<Damage> damage = journal.forEach(id, GraphEventSchema.INSTANCE, stored -> {
                JournalOptions.requireBegin(graph, stored, isFirst.getAndSet(false));
                recorder.accept(stored.event(), stored.wallMillis());
            });
            if (damage.isPresent()) {
                throw new GraphDamagedException(damage.get().message());
            }
            return recorder.run(JournalOptions.graphOf(id));
        }
    }

    private GraphOptions policy(GraphOptions of) {
        GraphOptions how = of;
        if (strategy != null) {
            how = how.withSharding(PolicyNames.one("--strategy", strategy, ShardingStrategy.values()));
        }
        return ordering == null ? how : how.withOrdering(PolicyNames.one("--ordering", ordering, Ordering.values()));
    }

    private static int requireAtLeastOne(String option, int value) {
        if (value < 1 || value > 100_000) {
            throw new SettingsException(option + " is " + value + "; give 1 to 100000");
        }
        return value;
    }

    private static long rate(double gigabits) {
        if (!(gigabits > 0) || gigabits > 1e6) {
            throw new SettingsException("--bandwidth is " + gigabits + "; give Gbit/s above 0, such as 10");
        }
        return (long) Math.max(1, gigabits * 1e9 / BITS_A_BYTE);
    }

    private Json json(
            RecordedRun run, Forecast before, Forecast after, int count, int each, GraphOptions how, long bound) {
        return Json.object()
                .put("graph", graph)
                .put("tasks", run.workload().taskCount())
                .put("realWorkers", run.workers())
                .put("realSlots", run.slots())
                .put("realSeconds", run.realNanos() / NANOS_A_SECOND)
                .put("simulatedSeconds", before.nanos() / NANOS_A_SECOND)
                .put("errorPercent", before.errorPercent(run))
                .put("startupSeconds", run.startupNanos() / NANOS_A_SECOND)
                .put("overheadMicros", run.overheadNanos() / 1000.0)
                .put("latencyMicros", run.latencyNanos() / 1000.0)
                .put("commitMillis", run.commitNanos() / 1e6)
                .put("bandwidthGbit", run.bytesPerSecond() * BITS_A_BYTE / 1e9)
                .put("lives", run.lives())
                .put("workers", count)
                .put("slots", each)
                .put("strategy", Policy.label(how.sharding()))
                .put("ordering", Policy.label(how.ordering()))
                .put("predictedSeconds", after.nanos() / NANOS_A_SECOND)
                .put("lowerBoundSeconds", bound / NANOS_A_SECOND)
                .put("predictedBytesMoved", after.bytesMoved())
                .put("predictedPeakBytes", after.peakBytes());
    }

    private void print(
            RecordedRun run, Forecast before, Forecast after, int count, int each, GraphOptions how, long bound) {
        Terminal terminal = context.terminal();
        terminal.data(String.format(
                Locale.ROOT,
                "really      %9.3f s  on %d workers of %d slots, %s/%s",
                run.realNanos() / NANOS_A_SECOND,
                run.workers(),
                run.slots(),
                Policy.label(run.options().sharding()),
                Policy.label(run.options().ordering())));
        terminal.data(String.format(
                Locale.ROOT,
                "simulated   %9.3f s  on the same, so the error is %+.1f %%",
                before.nanos() / NANOS_A_SECOND,
                before.errorPercent(run)));
        terminal.data(String.format(
                Locale.ROOT,
                "predicted   %9.3f s  on %d workers of %d slots, %s/%s; no schedule takes less than %.3f s",
                after.nanos() / NANOS_A_SECOND,
                count,
                each,
                Policy.label(how.sharding()),
                Policy.label(how.ordering()),
                bound / NANOS_A_SECOND));
    }
}
