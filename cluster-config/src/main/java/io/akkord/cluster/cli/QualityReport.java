package io.akkord.cluster.cli;

import io.akkord.simulation.quality.Policy;
import io.akkord.simulation.quality.QualityMode;
import io.akkord.simulation.quality.QualityResult;
import io.akkord.simulation.quality.QualitySummary;
import io.akkord.simulation.quality.QualitySummary.FamilyLine;
import io.akkord.simulation.quality.QualitySummary.PolicyLine;
import java.util.List;
import java.util.Locale;

/** Prints results of a quality study: as JSON, one object a line, or as tables. */
final class QualityReport {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double MOST_OVER_CRITICAL_PATH = 1.05;
    private static final double MOST_OVER_RANDOM = 0.95;
    private static final double MOST_OVER_BEST = 1.05;
    private static final int SLOTS_FOR_RANDOM = 8;

    private final Terminal terminal;
    private final boolean json;

    QualityReport(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    void result(QualityResult result) {
        if (json) {
            terminal.data(place("run", result.mode(), result.workers(), result.slots())
                    .put("graph", result.graph())
                    .put("family", result.family())
                    .put("tasks", result.tasks())
                    .put("strategy", Policy.label(result.policy().strategy()))
                    .put("ordering", Policy.label(result.policy().ordering()))
                    .put("makespanSeconds", result.makespanNanos() / NANOS_A_SECOND)
                    .put("lowerBoundSeconds", result.boundNanos() / NANOS_A_SECOND)
                    .put("criticalPathListSeconds", result.criticalPathNanos() / NANOS_A_SECOND)
                    .put("randomListSeconds", result.randomNanos() / NANOS_A_SECOND)
                    .put("overBound", result.overBound())
                    .put("bytesMoved", result.bytesMoved())
                    .put("peakBytes", result.peakBytes()));
        }
    }

    void summary(QualitySummary summary) {
        List<PolicyLine> policies = summary.policies();
        List<FamilyLine> families = summary.families();
        if (json) {
            policies.forEach(line -> terminal.data(json(line)));
            families.forEach(line -> terminal.data(json(line)));
            targets(policies, families);
        } else {
            terminal.data(
                    "mode     slots  strategy/ordering                over bound  over list  over random  GB moved");
            policies.forEach(line -> terminal.data(text(line)));
            terminal.data("");
            terminal.data("mode     slots  family                    graphs  default  best   ratio  best policy");
            families.forEach(line -> terminal.data(text(line)));
        }
    }

    private static Json place(String kind, QualityMode mode, int workers, int slots) {
        return Json.object()
                .put("kind", kind)
                .put("mode", Policy.label(mode))
                .put("workers", workers)
                .put("slotsPerWorker", slots);
    }

    private static Json json(PolicyLine line) {
        return place(
                        "policy",
                        line.setting().mode(),
                        line.setting().workers(),
                        line.setting().slots())
                .put("strategy", Policy.label(line.policy().strategy()))
                .put("ordering", Policy.label(line.policy().ordering()))
                .put("default", line.policy().equals(Policy.DEFAULT))
                .put("graphs", line.graphs())
                .put("overBound", line.overBound())
                .put("overCriticalPathList", line.overCriticalPath())
                .put("overRandomList", line.overRandom())
                .put("bytesMoved", line.bytesMoved())
                .put("peakBytes", line.peakBytes());
    }

    private static Json json(FamilyLine line) {
        return place(
                        "family",
                        line.setting().mode(),
                        line.setting().workers(),
                        line.setting().slots())
                .put("family", line.family())
                .put("graphs", line.graphs())
                .put("overBound", line.overBound())
                .put("bestStrategy", Policy.label(line.best().strategy()))
                .put("bestOrdering", Policy.label(line.best().ordering()))
                .put("bestOverBound", line.bestOverBound())
                .put("overBest", line.overBest());
    }

    /** One line a target that was measured: what is asked for, and what it came to. */
    private void targets(List<PolicyLine> policies, List<FamilyLine> families) {
        for (PolicyLine line : policies) {
            if (line.setting().mode() == QualityMode.KNOWN && line.policy().equals(Policy.DEFAULT)) {
                target(line, "overCriticalPathList", line.overCriticalPath(), MOST_OVER_CRITICAL_PATH);
                if (line.setting().workers() * line.setting().slots() == SLOTS_FOR_RANDOM) {
                    target(line, "overRandomList", line.overRandom(), MOST_OVER_RANDOM);
                }
            }
        }
        for (FamilyLine line : families) {
            if (line.setting().mode() == QualityMode.KNOWN) {
                terminal.data(place(
                                "target",
                                line.setting().mode(),
                                line.setting().workers(),
                                line.setting().slots())
                        .put("target", "overBest")
                        .put("family", line.family())
                        .put("value", line.overBest())
                        .put("most", MOST_OVER_BEST)
                        .put("met", line.overBest() <= MOST_OVER_BEST));
            }
        }
    }

    private void target(PolicyLine line, String name, double value, double most) {
        terminal.data(place(
                        "target",
                        line.setting().mode(),
                        line.setting().workers(),
                        line.setting().slots())
                .put("target", name)
                .put("value", value)
                .put("most", most)
                .put("met", value <= most));
    }

    private static String text(PolicyLine line) {
        return String.format(
                Locale.ROOT,
                "%-8s %2d x %d  %-32s %10.3f %10.3f %12.3f %9.2f%s",
                Policy.label(line.setting().mode()),
                line.setting().workers(),
                line.setting().slots(),
                line.policy(),
                line.overBound(),
                line.overCriticalPath(),
                line.overRandom(),
                line.bytesMoved() / 1e9,
                line.policy().equals(Policy.DEFAULT) ? "  default" : "");
    }

    private static String text(FamilyLine line) {
        return String.format(
                Locale.ROOT,
                "%-8s %2d x %d  %-25s %6d  %7.3f %6.3f %6.3f  %s",
                Policy.label(line.setting().mode()),
                line.setting().workers(),
                line.setting().slots(),
                line.family(),
                line.graphs(),
                line.overBound(),
                line.bestOverBound(),
                line.overBest(),
                line.best());
    }
}
