package io.akkord.array.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bytedeco.javacpp.Pointer;

/** Memory outside the heap that a thread keeps for its matrices; it grows to the largest that the thread has seen. */
final class NativeRoom<P extends Pointer> {

    private static final int PLACES = 3;

    private final LongFunction<P> maker;
    private final List<P> places = new ArrayList<>();

    NativeRoom(LongFunction<P> maker) {
        this.maker = maker;
        for (int i = 0; i < PLACES; i++) {
            places.add(maker.apply(1));
        }
    }

    /** Room for so many elements; what was there before is lost. */
    P of(int place, long size) {
        P memory = places.get(place);
        if (memory.capacity() < size) {
            memory.close();
            memory = maker.apply(size);
            places.set(place, memory);
        }
        return memory;
    }
}
