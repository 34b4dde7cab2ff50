package io.akkord.simulation.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What results come to: geometric means of ratios, by policy and by family. */
public final class QualitySummary {

    /** Where runs can be compared. */
    public record Setting(QualityMode mode, int workers, int slots) {}

    /**
     * One policy over all graphs of a setting; ratios are geometric means.
     *
     * @param graphs how many
     * @param overBound makespan over the lower bound
     * @param overCriticalPath makespan over the list schedule's by longest remaining path
     * @param overRandom makespan over the list schedules' by chance
     * @param bytesMoved of all graphs together
     * @param peakBytes the largest of all graphs
     */
    public record PolicyLine(
            Setting setting,
            Policy policy,
            int graphs,
            double overBound,
            double overCriticalPath,
            double overRandom,
            long bytesMoved,
            long peakBytes) {}

    /**
     * The default policy against the best deterministic one over the graphs of one family.
     *
     * @param overBound of the default, as a geometric mean
     * @param best the policy with the smallest such mean
     * @param bestOverBound its mean
     */
    public record FamilyLine(
            Setting setting, String family, int graphs, double overBound, Policy best, double bestOverBound) {

        public double overBest() {
            return overBound / bestOverBound;
        }
    }

    private final List<QualityResult> results;

    public QualitySummary(List<QualityResult> results) {
        this.results = List.copyOf(results);
    }

    /** One line for each setting and policy, in the order of the results. */
    public List<PolicyLine> policies() {
        List<PolicyLine> lines = new ArrayList<>();
        grouped(results, QualitySummary::setting).forEach((setting, of) -> grouped(of, QualityResult::policy)
                .forEach((policy, runs) -> lines.add(line(setting, policy, runs))));
        return lines;
    }

    private static PolicyLine line(Setting setting, Policy policy, List<QualityResult> runs) {
        return new PolicyLine(
                setting,
                policy,
                runs.size(),
                mean(runs, QualityResult::overBound),
                mean(runs, QualityResult::overCriticalPath),
                mean(runs, QualityResult::overRandom),
                runs.stream().mapToLong(QualityResult::bytesMoved).sum(),
                runs.stream().mapToLong(QualityResult::peakBytes).max().orElse(0));
    }

    /** One line for each setting and family; none where the default policy was not run. */
    public List<FamilyLine> families() {
        List<FamilyLine> lines = new ArrayList<>();
        grouped(results, QualitySummary::setting)
                .forEach((setting, of) -> grouped(of, QualityResult::family).forEach((family, runs) -> {
                    Map<Policy, Double> means = new LinkedHashMap<>();
                    grouped(runs, QualityResult::policy)
                            .forEach((policy, its) -> means.put(policy, mean(its, QualityResult::overBound)));
                    Double usual = means.get(Policy.DEFAULT);
                    if (usual != null) {
                        Policy best = best(means);
                        int graphs = (int) runs.stream()
                                .map(QualityResult::graph)
                                .distinct()
                                .count();
                        lines.add(
                                new FamilyLine(setting, family, graphs, usual, best, means.getOrDefault(best, usual)));
                    }
                }));
        return lines;
    }

    /** The default wins ties. */
    private static Policy best(Map<Policy, Double> means) {
        return means.keySet().stream()
                .filter(Policy::isDeterministic)
                .min(Comparator.<Policy>comparingDouble(policy -> means.getOrDefault(policy, Double.MAX_VALUE))
                        .thenComparing(policy -> policy.equals(Policy.DEFAULT) ? 0 : 1))
                .orElse(Policy.DEFAULT);
    }

    private static Setting setting(QualityResult result) {
        return new Setting(result.mode(), result.workers(), result.slots());
    }

    private static <K> Map<K, List<QualityResult>> grouped(List<QualityResult> results, Function<QualityResult, K> by) {
        Map<K, List<QualityResult>> groups = new LinkedHashMap<>();
        results.forEach(result -> groups.computeIfAbsent(by.apply(result), key -> new ArrayList<>())
                .add(result));
        return groups;
    }

    private static double mean(List<QualityResult> runs, ToDoubleFunction<QualityResult> ratio) {
        return Math.exp(runs.stream()
                        .mapToDouble(run -> Math.log(ratio.applyAsDouble(run)))
                        .sum()
                / runs.size());
    }
}
