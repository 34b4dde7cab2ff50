package io.akkord.samples.drill;

import io.akkord.samples.support.Lives;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what each kill cost, of what the journal held then and of the runs that the witness file has. */
final class Tally {

    /**
     * When a node came back.
     *
     * @param startMillis wall time at which its process was started
     * @param upMillis wall time at which it said that it was up
     */
    record Return(long startMillis, long upMillis) {}

    /**
     * What a kill cost.
     *
     * @param recorded cells whose completion the journal held
     * @param byReference how many of them whose result was nowhere but on a worker
     * @param unrecorded cells that had begun to run and whose completion it did not hold: these were lost
     * @param readySeconds from the node being up to the supervisor being ready to dispatch
     * @param resumeSeconds the same from the start of the node's process
     */
    record Toll(int recorded, int byReference, int unrecorded, double readySeconds, double resumeSeconds) {}

    /**
     * A kill.
     *
     * @param runs how many runs the witness file had
     */
    private record Kill(int runs, Recorded recorded) {}

    private static final double MILLIS_A_SECOND = 1e3;

    private final List<Kill> kills = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();

    /** Notes a kill, when all processes are dead. */
    void kill(int runs, Recorded recorded) {
        kills.add(new Kill(runs, recorded));
    }

    /** Notes that the coordinator is back after the last kill. */
    void back(Return coordinator) {
        returns.add(coordinator);
    }

    int killsWhileRunning() {
        return (int) kills.stream().filter(kill -> !kill.recorded().ended()).count();
    }

    /**
     * What each kill cost, in order.
     *
     * @param runs the numbers of the cells that ran, in order, from the beginning to the end of the drill
     * @param lives of the supervisor, from the beginning to the end
     */
    List<Toll> tolls(int[] runs, Lives lives) {
        List<Toll> tolls = new ArrayList<>();
        for (int i = 0; i < kills.size(); i++) {
            tolls.add(toll(kills.get(i), returns.get(i), runs, lives));
        }
        return tolls;
    }

    private static Toll toll(Kill kill, Return back, int[] runs, Lives lives) {
        Recorded recorded = kill.recorded();
        long ready = lives.after(recorded.epoch()).readyMillis();
        return new Toll(
                recorded.count(),
                recorded.byReference().cardinality(),
                unrecorded(kill, runs),
                Math.max(0, ready - back.upMillis()) / MILLIS_A_SECOND,
                (ready - back.startMillis()) / MILLIS_A_SECOND);
    }

    private static int unrecorded(Kill kill, int[] runs) {
        BitSet begun = new BitSet();
        for (int i = 0; i < kill.runs(); i++) {
            begun.set(runs[i], !kill.recorded().has(runs[i]));
        }
        return begun.cardinality();
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
