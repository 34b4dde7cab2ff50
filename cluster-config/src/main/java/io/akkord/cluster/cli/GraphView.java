package io.akkord.cluster.cli;

import io.akkord.api.GraphStatus;
import java.util.List;
import java.util.Locale;

/** The state of a graph as JSON and as text. */
final class GraphView {

    private static final String ROW = "%-32s  %-10s  %9s  %9s  %8s  %7s%n";

    private GraphView() {}

    static Json json(GraphStatus status) {
        return counts(status).put("workers", status.workers()).put("message", status.message());
    }

    /** What the journal alone can tell. */
    static Json counts(GraphStatus status) {
        return Json.object()
                .put("graph", status.id().value())
                .put("state", status.state().name())
                .put("tasks", status.tasks())
                .put("recorded", status.recorded())
                .put("dispatched", status.dispatched())
                .put("failed", status.failed())
                .put("recomputed", status.recomputed())
                .put("attemptsLost", status.attemptsLost())
                .put("epoch", status.epoch());
    }

    static String table(List<GraphStatus> all) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, ROW, "GRAPH", "STATE", "RECORDED", "TASKS", "FAILED", "EPOCH"));
        for (GraphStatus status : all) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    status.id(),
                    status.state(),
                    status.recorded(),
                    status.tasks(),
                    status.failed(),
                    status.epoch()));
        }
        return text.toString().stripTrailing();
    }

    static String text(GraphStatus status) {
        String message =
                status.message().map(text -> "\nmessage        " + text).orElse("");
        return String.format(
                Locale.ROOT,
                "graph          %s%nstate          %s%nrecorded       %,d of %,d tasks%ndispatched     %,d%n"
                        + "failed         %,d%nrecomputed     %,d%nattempts lost  %,d%nepoch          %d%s",
                status.id(),
                status.state(),
                status.recorded(),
                status.tasks(),
                status.dispatched(),
                status.failed(),
                status.recomputed(),
                status.attemptsLost(),
                status.epoch(),
                message);
    }

    /** How a command ends that waited for this state. */
    static int exitCode(GraphStatus status) {
        return switch (status.state()) {
            case FAILED -> ExitCode.FAILED;
            case CANCELLED -> ExitCode.CANCELLED;
            case DAMAGED -> ExitCode.DAMAGED;
            default -> ExitCode.OK;
        };
    }
}
