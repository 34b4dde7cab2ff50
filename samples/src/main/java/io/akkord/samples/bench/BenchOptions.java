package io.akkord.samples.bench;

import io.akkord.api.Durability;
import io.akkord.cluster.cli.Json;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Options;
import io.akkord.samples.support.Place;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options of benchmarks: on what, how durably and how often graphs run. */
public final class BenchOptions {

    private static final int SLOTS_HERE = Runtime.getRuntime().availableProcessors();

    @Option(names = "--workers", description = "Worker processes; 0 for this JVM. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(
            names = "--slots",
            description =
                    "Tasks that each process runs at a time; this JVM runs one a core. Default: ${DEFAULT-VALUE}.")
    private int slots = 1;

    @Option(names = "--durability", description = "none, recorded or checkpointed. Default: ${DEFAULT-VALUE}.")
    private Durability durability;

    @Option(names = "--warm-seconds", description = "Unmeasured runs first. Default: ${DEFAULT-VALUE}.")
    private int warmSeconds = 10;

    @Option(names = "--runs", description = "Measured runs. Default: ${DEFAULT-VALUE}.")
    private int runs = 7;

    /** Options with the defaults of one benchmark. */
    public BenchOptions(int workers, Durability durability) {
        this.workers = workers;
        this.durability = durability;
    }

    /** @throws io.akkord.api.SettingsException if an option is out of its range */
    public void check() {
        Options.requireAtLeast("--workers", workers, 0);
        Options.requireAtLeast("--slots", slots, 1);
        Options.requireAtLeast("--warm-seconds", warmSeconds, 0);
        Options.requireAtLeast("--runs", runs, 1);
    }

    /** Starts what the graphs run on; {@code settings} are {@code key=value} each, for processes. */
    public Place place(Path directory, String... settings) {
        return workers == 0 ? Place.here(directory) : onProcesses(directory, settings);
    }

    private Place onProcesses(Path directory, String... settings) {
        Plan plan = Plan.of(directory, workers)
                .withSlots(slots)
                .withFlags(JvmFlags.FULL)
                .withAllow(Place.ALLOWED, "io.akkord.simulation.workload.*");
        for (String setting : settings) {
            plan = plan.withSetting(setting);
        }
        ProcessCluster cluster = ProcessCluster.start(plan);
        return new Place(cluster.connect(), cluster::close);
    }

    public int workers() {
        return workers;
    }

    public Durability durability() {
        return durability;
    }

    public int warmSeconds() {
        return warmSeconds;
    }

    public int runs() {
        return runs;
    }

    /** Tasks that run at the same time. */
    public int cores() {
        return workers == 0 ? SLOTS_HERE : workers * slots;
    }

    /** Such as {@code 2 worker processes, durability recorded}. */
    public String describe() {
        String where = workers == 0 ? SLOTS_HERE + " slots in this JVM" : workers + " worker processes";
        return where + ", durability " + word();
    }

    /** Adds where and how durably it ran, and the machine's load average now: other programs' share of it disturbs. */
    public Json addTo(Json outcome) {
        return outcome.put("workers", workers)
                .put("cores", cores())
                .put("durability", word())
                .put("load", Load.average());
    }

    private String word() {
        return durability.name().toLowerCase(Locale.ROOT);
    }
}
