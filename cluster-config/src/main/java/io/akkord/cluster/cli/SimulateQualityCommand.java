package io.akkord.cluster.cli;

import io.akkord.api.Ordering;
import io.akkord.api.SettingsException;
import io.akkord.api.ShardingStrategy;
import io.akkord.simulation.quality.Policy;
import io.akkord.simulation.quality.QualityMode;
import io.akkord.simulation.quality.QualityResult;
import io.akkord.simulation.quality.QualityStudy;
import io.akkord.simulation.quality.QualitySummary;
import io.akkord.simulation.workload.GeneratedWorkloads;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good schedules are: every strategy with every ordering on every graph, against bounds and baselines. */
@Command(
        name = "quality",
        description = {
            "Run graphs by every sharding strategy and ordering on simulated clusters, and compare their makespans with the"
                    + " lower bound and with list schedules that know everything beforehand.",
            "Three modes: run times known and results without size; run times learnt on the way; recorded sizes at"
                    + " 1 Gbit/s."
        })
final class SimulateQualityCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--graphs",
            paramLabel = "FILE",
            description = "A WfFormat, Standard Task Graph or Dask-style file, or a folder of such. May be repeated.")
    private List<Path> graphs = new ArrayList<>();

    @Option(
            names = "--generated",
            split = ",",
            paramLabel = "SET",
            description = "Sets of generated graphs: taskbench, rsds, estee, layered or all.")
    private List<String> generated = new ArrayList<>();

    @Option(names = "--workers", split = ",", description = "Numbers of worker processes. Default: 1,2,4,8.")
    private List<Integer> workers = List.of(1, 2, 4, 8);

    @Option(names = "--slots", description = "Tasks that each runs at a time. Default: ${DEFAULT-VALUE}.")
    private int slots = 2;

    @Option(names = "--strategy", split = ",", description = "Sharding strategies, such as locality. Default: all.")
    private List<String> strategies = new ArrayList<>();

    @Option(names = "--ordering", split = ",", description = "Orderings, such as critical-path. Default: all.")
    private List<String> orderings = new ArrayList<>();

    @Option(names = "--mode", split = ",", description = "Of known, unknown and files. Default: all three.")
    private List<String> modes = new ArrayList<>();

    @Option(names = "--threads", description = "Runs at the same time; 0 for one a processor. Default: 0.")
    private int threads;

    @Option(names = "--summary-only", description = "Leave the single runs out.")
    private boolean summaryOnly;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    SimulateQualityCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Workload> workloads = workloads();
        QualityStudy study = study();
        QualityReport report = new QualityReport(context.terminal(), json);
        workloads.forEach(
                workload -> workload.notes().forEach(note -> context.terminal().say(workload.name() + ": " + note)));
        List<QualityResult> results = new ArrayList<>();
        long all = (long) workloads.size()
                * study.workers().size()
                * study.modes().size()
                * study.policies().size();
        AtomicLong done = new AtomicLong();
        try (ProgressBar bar = context.terminal().progress("runs", all)) {
            study.run(workloads, result -> {
                results.add(result);
                bar.update(done.incrementAndGet());
                if (!summaryOnly) {
                    report.result(result);
                }
            });
        }
        report.summary(new QualitySummary(results));
        return ExitCode.OK;
    }

    private List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        graphs.forEach(path -> workloads.addAll(WorkloadFiles.readAll(path)));
        generated.forEach(set -> workloads.addAll(GeneratedWorkloads.named(set)));
        if (workloads.isEmpty()) {
            throw new SettingsException(
                    "no graph is given; name a file or folder with --graphs or a set with --generated");
        }
        return workloads;
    }

    private QualityStudy study() {
        for (int count : workers) {
            requireAtLeastOne("--workers", count);
        }
        requireAtLeastOne("--slots", slots);
        return new QualityStudy(
                PolicyNames.some("--mode", modes, QualityMode.values()),
                workers,
                slots,
                Policy.all(
                        PolicyNames.some("--strategy", strategies, ShardingStrategy.values()),
                        PolicyNames.some("--ordering", orderings, Ordering.values())),
                QualityStudy.USUAL,
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1 || value > 100_000) {
            throw new SettingsException(option + " is " + value + "; give 1 to 100000");
        }
    }
}
