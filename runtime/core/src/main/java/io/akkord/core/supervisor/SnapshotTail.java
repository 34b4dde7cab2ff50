package io.akkord.core.supervisor;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;

/** What snapshots of version 4 have behind what those of version 3 have. */
final class SnapshotTail {

    private SnapshotTail() {}

    static void write(PackedWriter out, GraphState state) {
        out.unsigned(state.code.all().size());
        state.code.all().forEach((operation, fingerprint) -> out.unsigned(operation)
                .fixedLong(fingerprint));
    }

    static void read(PackedReader in, GraphState state) {
        for (int n = in.unsignedInt(); n > 0; n--) {
            state.code.accept(state.graph, in.unsignedInt(), in.fixedLong());
        }
    }
}
