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
        for (int task : graph.held.sortedKeys()) {
            WorkerGraph.Held result = Objects.requireNonNull(graph.held.get(task));
            if (!result.copy) {
                held.add(task);
                sizes.add(result.size);
            }
        }
        int[] active = graph.rows.sortedKeys();
        int[] attempts = new int[active.length];
        for (int i = 0; i < active.length; i++) {
            attempts[i] = Objects.requireNonNull(graph.rows.get(active[i])).attempt;
        }
        return new ToSupervisor.Inventory(held.toArray(), sizes.toArray(), active, attempts);
    }
}
