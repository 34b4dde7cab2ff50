package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import java.util.BitSet;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Tasks to be named to workers, gathered for each and told in ascending order of worker numbers. */
final class TasksByWorker {

    /** Takes all tasks of one worker. */
    interface Consumer {
        void accept(int worker, int[] tasks);
    }

    private final TreeMap<Integer, IntList> tasks = new TreeMap<>();
    private int lastWorker = TaskTable.NO_WORKER;
    private IntList last = new IntList();

    void add(int worker, int task) {
        if (worker != lastWorker) {
            last = tasks.computeIfAbsent(worker, w -> new IntList());
            lastWorker = worker;
        }
        last.add(task);
    }

    /** Takes what there is for a worker. */
    BitSet remove(int worker) {
        lastWorker = TaskTable.NO_WORKER;
        BitSet found = new BitSet();
        IntList all = tasks.remove(worker);
        for (int i = 0; all != null && i < all.size(); i++) {
            found.set(all.get(i));
        }
        return found;
    }

    /** Takes everything there is for the workers that fit. */
    void drain(IntPredicate workers, Consumer consumer) {
        lastWorker = TaskTable.NO_WORKER;
        tasks.forEach((worker, all) -> {
            if (workers.test(worker)) {
                consumer.accept(worker, all.toArray());
            }
        });
        tasks.keySet().removeIf(workers::test);
    }
}
