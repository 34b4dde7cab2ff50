package io.akkord.core.supervisor;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.List;

/** What snapshots of versions 4 and 5 have behind what those of version 3 have. */
final class SnapshotTail {

    private SnapshotTail() {}

    static void write(PackedWriter out, GraphState state) {
        out.unsigned(state.code.all().size());
        state.code.all().forEach((operation, fingerprint) -> out.unsigned(operation)
                .fixedLong(fingerprint));
        out.ints(state.deaths.tasks());
        for (int task : state.deaths.tasks()) {
            List<Deaths.Death> deaths = state.deaths.require(task);
            out.unsigned(deaths.size());
            deaths.forEach(death -> out.unsigned(death.worker())
                    .unsigned(death.attempt())
                    .text(death.how())
                    .unsigned(death.wallMillis()));
        }
        failures(out, state.failures);
        out.unsigned(state.beginnings.last()).unsigned(state.beginnings.first());
    }

    private static void failures(PackedWriter out, FailureBook failures) {
        int[] tasks = failures.tasks();
        out.ints(tasks);
        for (int task : tasks) {
            FailureBook.Entry entry = failures.require(task);
            out.unsigned(entry.attempt()).text(entry.node());
            SnapshotCodec.failure(out, entry.failure());
        }
    }

    static void read(PackedReader in, GraphState state, int version) {
        if (version >= 4) {
            codeAndDeaths(in, state);
        }
        if (version >= 5) {
            for (int task : in.ints()) {
                state.failures.add(task, new FailureBook.Entry(in.unsignedInt(), in.text(), SnapshotCodec.failure(in)));
            }
            state.beginnings.set(in.unsigned(), in.unsigned());
        } else if (state.firstFailure != null) {
            state.failures.add(
                    state.firstFailedTask,
                    new FailureBook.Entry(state.firstFailedAttempt, state.firstFailedNode, state.firstFailure));
        }
    }

    private static void codeAndDeaths(PackedReader in, GraphState state) {
        for (int n = in.unsignedInt(); n > 0; n--) {
            state.code.accept(state.graph, in.unsignedInt(), in.fixedLong());
        }
        for (int task : in.ints()) {
            for (int n = in.unsignedInt(); n > 0; n--) {
                state.deaths.add(task, new Deaths.Death(in.unsignedInt(), in.unsignedInt(), in.text(), in.unsigned()));
            }
        }
    }
}
