package io.akkord.core.supervisor;

import io.akkord.core.collection.IntList;
import io.akkord.core.message.ToWorker;
import java.util.TreeMap;

/** Collects, for each worker, the inputs that are to be had from a new source. */
final class Moves {

    private final TreeMap<Integer, IntList> inputs = new TreeMap<>();
    private final TreeMap<Integer, IntList> sources = new TreeMap<>();

    void add(int consumer, int input, int source) {
        inputs.computeIfAbsent(consumer, w -> new IntList()).add(input);
        sources.computeIfAbsent(consumer, w -> new IntList()).add(source);
    }

    void send(Recorder recorder) {
        inputs.forEach((consumer, moved) -> recorder.send(
                consumer,
                new ToWorker.MoveInputs(moved.toArray(), sources.get(consumer).toArray())));
        inputs.clear();
        sources.clear();
    }
}
