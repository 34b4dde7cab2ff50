package io.akkord.simulation;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checkpoint store that all workers share. Files may be damaged. */
final class SimCheckpoints {

    private final TreeMap<Integer, Value> files = new TreeMap<>();

    void write(int task, Value value) {
        files.put(task, value);
    }

    /** Of an impure task the stored value stays: an attempt that was given up must not replace what is recorded. */
    Value first(int task, Value made) {
        return files.getOrDefault(task, made);
    }

    /** The value; null if there is none or it is damaged. */
    @Nullable
    Value read(int task) {
        return files.get(task);
    }

    void damageOne(Dice dice) {
        if (!files.isEmpty()) {
            files.remove(dice.oneOf(List.copyOf(files.keySet())));
        }
    }
}
