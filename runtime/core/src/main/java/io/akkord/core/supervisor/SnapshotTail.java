package io.akkord.core.supervisor;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import java.util.List;

/** What snapshots of version 4 have behind what those of version 3 have. */
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
    }

    static void read(PackedReader in, GraphState state) {
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
