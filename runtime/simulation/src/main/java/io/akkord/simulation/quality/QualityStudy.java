package io.akkord.simulation.quality;

import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.simulation.RunReport;
import io.akkord.simulation.SimulatedRun;
import io.akkord.simulation.SimulatedWork;
import io.akkord.simulation.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs graphs on simulated clusters by many policies, each in every mode, and gives the results in a fixed order. Several
 * run at the same time, each in a thread of its own.
 *
 * @param modes what is known, and what moving costs
 * @param workers numbers of worker processes
 * @param slots tasks that each runs at a time
 * @param policies to compare
 * @param settings of the supervisors
 * @param threads runs at the same time
 */
public record QualityStudy(
        List<QualityMode> modes,
        List<Integer> workers,
        int slots,
        List<Policy> policies,
        SchedulerSettings settings,
        int threads) {

    /** Of a supervisor whose settings say nothing. */
    public static final SchedulerSettings USUAL = SchedulerSettings.USUAL;

    /** What is taken in one piece: one graph on clusters of one size. */
    private record Part(Workload workload, ListSchedule lists, int workers) {}

    /** Runs everything; the consumer gets each result as soon as those before it are there. */
    public void run(List<Workload> workloads, Consumer<QualityResult> consumer) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<QualityResult>>> parts = new ArrayList<>();
            for (Workload workload : workloads) {
                ListSchedule lists = new ListSchedule(workload);
                for (int count : workers) {
                    Part part = new Part(workload, lists, count);
                    parts.add(pool.submit(() -> run(part)));
                }
            }
            for (Future<List<QualityResult>> part : parts) {
                part.get().forEach(consumer);
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private List<QualityResult> run(Part part) {
        int all = part.workers() * slots;
        long bound = LowerBound.of(part.workload(), all).nanos();
        long critical = part.lists().byCriticalPath(all);
        long random = part.lists().byChance(all);
        List<QualityResult> results = new ArrayList<>();
        for (QualityMode mode : modes) {
            SimulatedWork work = mode.work(part.workload());
            for (Policy policy : policies) {
                RunReport report = SimulatedRun.of(
                                work, mode.cluster(part.workers(), slots), policy.options(), settings)
                        .run();
                results.add(new QualityResult(
                        part.workload().name(),
                        part.workload().family(),
                        part.workload().taskCount(),
                        mode,
                        part.workers(),
                        slots,
                        policy,
                        report.makespanNanos(),
                        bound,
                        critical,
                        random,
                        report.bytesMoved(),
                        report.peakMemoryBytes()));
            }
        }
        return results;
    }
}
