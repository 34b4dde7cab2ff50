package io.akkord.core.supervisor;

import io.akkord.core.collection.IntHeap;
import io.akkord.core.collection.IntList;
import java.util.List;
import java.util.TreeMap;

/**
 * Tasks that were taken out of the order and wait for one certain place, so that they hold up nobody else: each shelf is
 * for a worker that a strategy insists on, or for a set of workers.
 */
final class Shelves {

    /** The tasks of one place, best first; those that became ready since are in the order again. */
    private static final class Shelf {
        final IntHeap roots;
        final IntHeap ready;
        final IntHeap ahead;

        Shelf(RankTable ranks) {
            roots = new IntHeap(ranks::before);
            ready = new IntHeap(ranks::before);
            ahead = new IntHeap(ranks::before);
        }
    }

    private final GraphState state;
    private final DispatchOrder order;
    private final RankTable ranks;
    private final TreeMap<Integer, Shelf> shelves = new TreeMap<>();

    Shelves(GraphState state, DispatchOrder order, RankTable ranks) {
        this.state = state;
        this.order = order;
        this.ranks = ranks;
    }

    void put(int place, int task) {
        Shelf shelf = shelves.computeIfAbsent(place, p -> new Shelf(ranks));
        boolean isReady = state.tasks.openInputs[task] == 0;
        (order.isRoot(task) ? shelf.roots : isReady ? shelf.ready : shelf.ahead).add(task);
    }

    boolean isEmpty() {
        return shelves.isEmpty();
    }

    boolean has(int place) {
        return shelves.containsKey(place);
    }

    int[] places() {
        return shelves.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** All tasks of a place, in no particular order; some may have gone. */
    int[] tasks(int place) {
        Shelf shelf = shelves.get(place);
        IntList all = new IntList();
        for (IntHeap heap : shelf == null ? List.<IntHeap>of() : List.of(shelf.roots, shelf.ready, shelf.ahead)) {
            for (int task : heap.toArray()) {
                all.add(task);
            }
        }
        return all.toArray();
    }

    /** The best task of a place, or the best ready one; {@link DispatchOrder#NONE} if there is none. */
    int peek(int place, boolean onlyReady) {
        Shelf shelf = shelves.get(place);
        if (shelf == null) {
            return DispatchOrder.NONE;
        }
        int root = order.firstNew(shelf.roots);
        int ready = order.firstNew(shelf.ready);
        while (!shelf.ahead.isEmpty() && !isAhead(shelf.ahead.first())) {
            shelf.ahead.removeFirst();
        }
        int ahead = shelf.ahead.isEmpty() ? DispatchOrder.NONE : shelf.ahead.first();
        if (Math.max(root, Math.max(ready, ahead)) == DispatchOrder.NONE) {
            shelves.remove(place);
        }
        return order.pick(root, ready, onlyReady ? DispatchOrder.NONE : ahead, onlyReady);
    }

    private boolean isAhead(int task) {
        return order.isNew(task) && state.tasks.openInputs[task] > 0;
    }

    /** Takes a task that was just peeked. */
    void take(int place, int task) {
        Shelf shelf = shelves.get(place);
        if (shelf != null) {
            IntHeap kind = order.isRoot(task)
                    ? shelf.roots
                    : !shelf.ready.isEmpty() && shelf.ready.first() == task ? shelf.ready : shelf.ahead;
            kind.removeFirst();
        }
    }

    /** Takes everything, for the order to have it back. */
    int[] drain() {
        IntList all = new IntList();
        for (Shelf shelf : shelves.values()) {
            for (IntHeap heap : List.of(shelf.roots, shelf.ready)) {
                for (int task : heap.drain()) {
                    all.add(task);
                }
            }
            for (int task : shelf.ahead.drain()) {
                if (isAhead(task)) {
                    all.add(task);
                }
            }
        }
        shelves.clear();
        return all.toArray();
    }

    void reorder() {
        for (Shelf shelf : shelves.values()) {
            shelf.roots.restore();
            shelf.ready.restore();
            shelf.ahead.restore();
        }
    }
}
