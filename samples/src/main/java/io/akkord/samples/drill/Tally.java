package io.akkord.samples.drill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what ran again, of what the journal held at each kill and of the runs that the witness file has. */
final class Tally {

    /**
     * A kill.
     *
     * @param runs how many runs the witness file had
     */
    private record Kill(int runs, Recorded recorded) {}

    private final List<Kill> kills = new ArrayList<>();

    /** Notes a kill, when all processes are dead. */
    void kill(int runs, Recorded recorded) {
        kills.add(new Kill(runs, recorded));
    }

    int killsWhileRunning() {
        return (int) kills.stream().filter(kill -> !kill.recorded().ended()).count();
    }

    /**
     * How many cells ran again after a kill although their result was durable before it.
     *
     * @param runs the numbers of the cells that ran, in order, from the beginning to the end of the drill
     */
    int recordedRunAgain(int[] runs) {
        return runAgain(runs, true).cardinality();
    }

    /** How many cells ran again after a kill whose completion was recorded before it, but whose result was lost by it. */
    int recomputedForLineage(int[] runs) {
        return runAgain(runs, false).cardinality();
    }

    private BitSet runAgain(int[] runs, boolean durable) {
        BitSet again = new BitSet();
        for (Kill kill : kills) {
            BitSet before =
                    durable ? kill.recorded().durable() : kill.recorded().byReference();
            for (int i = kill.runs(); i < runs.length; i++) {
                again.set(runs[i], again.get(runs[i]) || before.get(runs[i]));
            }
        }
        return again;
    }
}
