package io.akkord.core.supervisor;

import io.akkord.core.collection.IntMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** Which tasks were executing when their worker's process ended; part of the truth. Mostly none. */
final class Deaths {

    /** One death of a task's worker. */
    record Death(int worker, int attempt, String how, long wallMillis) {}

    private final IntMap<List<Death>> byTask = new IntMap<>();
    private final BitSet dead = new BitSet();

    void record(GraphEvent.ExecutingDied died) {
        dead.set(died.worker());
        for (int i = 0; i < died.tasks().length; i++) {
            add(died.tasks()[i], new Death(died.worker(), died.attempts()[i], died.how(), died.wallMillis()));
        }
    }

    void add(int task, Death death) {
        dead.set(death.worker());
        List<Death> deaths = byTask.get(task);
        if (deaths == null) {
            deaths = new ArrayList<>();
            byTask.put(task, deaths);
        }
        deaths.add(death);
    }

    /** Whether the death of a worker is recorded: a process dies once. */
    boolean isKnown(int worker) {
        return dead.get(worker);
    }

    /** How many deaths of workers a task was executing at. */
    int count(int task) {
        return byTask.size() == 0 ? 0 : of(task).size();
    }

    List<Death> of(int task) {
        List<Death> deaths = byTask.get(task);
        return deaths == null ? List.of() : deaths;
    }

    /** Tasks with deaths, in ascending order. */
    int[] tasks() {
        return byTask.sortedKeys();
    }

    List<Death> require(int task) {
        return Objects.requireNonNull(byTask.get(task));
    }
}
