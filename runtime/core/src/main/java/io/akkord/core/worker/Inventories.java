package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.message.ToSupervisor;
import java.util.Objects;

/** Lists what a worker has of a graph. Copies of other workers' results are not offered. */
final class Inventories {

    private Inventories() {}

    static ToSupervisor.Inventory of(WorkerGraph graph) {
        IntList held = new IntList();
        LongList sizes = new LongList();
        for (LocalTask local : graph.all(each -> each.held && !each.copy)) {
            held.add(local.task);
            sizes.add(local.size);
        }
        IntList active = new IntList();
        IntList attempts = new IntList();
        for (LocalTask local : graph.withRows()) {
            active.add(local.task);
            attempts.add(Objects.requireNonNull(local.row).attempt);
        }
        return new ToSupervisor.Inventory(held.toArray(), sizes.toArray(), active.toArray(), attempts.toArray());
    }
}
