package io.akkord.core.supervisor;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the history of a graph may begin besides its first event: its restatements. A history that does begin with one is
 * gathered here until the state in it is whole.
 */
final class Beginnings {

    /** Number of the first event of the last restatement, and of the first event that is still needed; 0 for none. */
    private long last;

    private long first;
    private final List<byte[]> pieces = new ArrayList<>();
    private boolean gathering;

    long last() {
        return last;
    }

    long first() {
        return first;
    }

    void set(long lastBeginning, long firstNeeded) {
        last = lastBeginning;
        first = firstNeeded;
    }

    /** A restatement begins. */
    void begin(GraphEvent.ResultsCarried carried) {
        if (carried.index() == 0) {
            set(carried.number(), carried.cutBefore());
        }
    }

    /** The history begins here: what the state is comes with the next events. */
    void gather() {
        gathering = true;
    }

    boolean isGathering() {
        return gathering;
    }

    /** Takes a piece of the state. */
    void add(byte[] piece) {
        pieces.add(piece);
    }

    /** All pieces were there. */
    byte[] whole() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.forEach(whole::writeBytes);
        pieces.clear();
        gathering = false;
        return whole.toByteArray();
    }
}
