package io.akkord.simulation.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.api.Ordering;
import io.akkord.api.ShardingStrategy;
import io.akkord.simulation.workload.EsteeShape;
import io.akkord.simulation.workload.LayeredGraph;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityStudyTest {

    private static final long SECOND = 1_000_000_000L;

    private static List<QualityResult> results(List<Workload> workloads, List<Integer> workers, List<Policy> policies) {
        return results(
                new QualityStudy(List.of(QualityMode.values()), workers, 2, policies, QualityStudy.USUAL, 2),
                workloads);
    }

    private static List<QualityResult> results(QualityStudy study, List<Workload> workloads) {
        List<QualityResult> results = new ArrayList<>();
        try {
            study.run(workloads, results::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return results;
    }

    @Test
    void noPolicyBeatsTheBoundAndEveryRunIsThere() {
        List<Workload> workloads = List.of(new LayeredGraph(80, 3).workload(), EsteeShape.FERN.workload(20, 1));
        List<Policy> policies = Policy.all(List.of(ShardingStrategy.values()), List.of(Ordering.values()));
        List<QualityResult> results = results(workloads, List.of(1, 3), policies);
        assertThat(results).hasSize(2 * 2 * 3 * policies.size());
        assertThat(results)
                .allSatisfy(result -> assertThat(result.makespanNanos()).isGreaterThanOrEqualTo(result.boundNanos()));
    }

    @Test
    void resultsAreTheSameAgain() {
        List<Workload> workloads = List.of(new LayeredGraph(60, 1).workload());
        assertThat(results(workloads, List.of(2), List.of(Policy.DEFAULT)))
                .isEqualTo(results(workloads, List.of(2), List.of(Policy.DEFAULT)));
    }

    @Test
    void aChainTakesItsLengthAndMovesNothingOnOneWorker() {
        WorkloadBuilder chain = new WorkloadBuilder();
        for (int i = 0; i < 5; i++) {
            chain.task("t" + i, "op", SECOND, 1_000_000);
            if (i > 0) {
                chain.edge(i - 1, i);
            }
        }
        QualityResult known = results(List.of(chain.build("chain", "chain")), List.of(1), List.of(Policy.DEFAULT))
                .get(0);
        assertThat(known.makespanNanos()).isEqualTo(5 * SECOND);
        assertThat(known.boundNanos()).isEqualTo(5 * SECOND);
        assertThat(known.bytesMoved()).isZero();
    }

    /** Tasks of two operations, each one second longer than the one before: the first ones say nothing about the last. */
    @Test
    void aQuickFirstTaskDoesNotPutTheOthersOnOneWorker() {
        QualityStudy study = new QualityStudy(
                List.of(QualityMode.UNKNOWN), List.of(8), 2, List.of(Policy.DEFAULT), QualityStudy.USUAL, 1);
        List<QualityResult> results = results(study, List.of(EsteeShape.DURATION_STAIRS.workload(1)));
        assertThat(results.get(0).overCriticalPath()).isLessThan(1.1);
    }

    @Test
    void means() {
        QualityResult twice = result("a", Policy.DEFAULT, 20);
        QualityResult half = result("b", Policy.DEFAULT, 5);
        Policy other = new Policy(ShardingStrategy.RANGE, Ordering.FIFO);
        QualitySummary summary =
                new QualitySummary(List.of(twice, half, result("a", other, 10), result("b", other, 5)));
        assertThat(summary.policies().get(0).overBound()).isEqualTo(1, within(1e-12));
        assertThat(summary.families()).singleElement().satisfies(line -> {
            assertThat(line.graphs()).isEqualTo(2);
            assertThat(line.best()).isEqualTo(other);
            assertThat(line.overBest()).isEqualTo(Math.sqrt(2), within(1e-12));
        });
    }

    private static QualityResult result(String graph, Policy policy, long makespan) {
        return new QualityResult(graph, "family", 1, QualityMode.KNOWN, 1, 2, policy, makespan, 10, 10, 10, 0, 0);
    }
}
