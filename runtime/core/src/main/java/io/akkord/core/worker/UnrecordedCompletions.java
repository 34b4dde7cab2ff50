package io.akkord.core.worker;

import io.akkord.core.message.Completions;
import io.akkord.core.message.ToSupervisor;
import java.util.Objects;

/**
 * Completions that the journals do not hold as far as is known: they are reported, said again on a new link, and too many
 * of them keep the worker from starting anything new.
 */
final class UnrecordedCompletions {

    private final WorkerSettings settings;
    private final WorkerPort port;
    private int count;
    private long bytes;

    UnrecordedCompletions(WorkerSettings settings, WorkerPort port) {
        this.settings = settings;
        this.port = port;
    }

    void add(WorkerGraph graph, LocalTask local, int attempt, Outcome outcome) {
        local.unrecorded = outcome;
        local.unrecordedAttempt = attempt;
        count++;
        bytes += outcome.inline().length;
        graph.outbox.add(local.task, attempt, outcome);
        graph.dirty = true;
    }

    /** It is recorded, or not wanted any more. */
    void forget(LocalTask local) {
        Outcome outcome = local.unrecorded;
        if (outcome != null) {
            local.unrecorded = null;
            count--;
            bytes -= outcome.inline().length;
        }
    }

    /** A new link: what the old one may have lost is said again. */
    void sayAgain(WorkerGraph graph) {
        graph.outbox.clear();
        for (LocalTask local : graph.all(each -> each.unrecorded != null)) {
            graph.outbox.add(local.task, local.unrecordedAttempt, Objects.requireNonNull(local.unrecorded));
        }
        report(graph);
    }

    /** Reports what gathered, if it would go out at once. */
    void flush(WorkerGraph graph) {
        if (graph.outbox.isEmpty()) {
            return;
        }
        if (port.hasRoomToSupervisor(graph.id)) {
            report(graph);
        } else {
            graph.dirty = true;
        }
    }

    private void report(WorkerGraph graph) {
        for (Completions frame : graph.outbox.drain()) {
            port.toSupervisor(graph.id, new ToSupervisor.Completed(frame));
        }
    }

    /**
     * Too much waits for the journal to start anything new. Repeated attempts go on: what waits may wait for them, since
     * the journal takes no completion before those of its inputs.
     */
    boolean isAtLimit() {
        return count >= settings.unrecordedLimit() || bytes >= settings.unrecordedBytes();
    }

    int count() {
        return count;
    }
}
