package io.akkord.core.supervisor;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How much of the workers' memory results fill that something still waits for, with what the roots under way are
 * expected to add. Roots only ever add; what reads their results frees. So under pressure roots stand back, see {@link
 * DispatchOrder}. Requested outputs do not count, since nothing that could run would free them. Policy, not truth.
 */
final class MemoryPressure {

    private final GraphState state;
    private final ExpectedCosts costs;
    private final int mostPercent;
    private final BitSet counted = new BitSet();
    /** Expected bytes of each root under way, as a {@link CostClass}. */
    private byte[] rootClasses = {};

    private long heldBytes;
    private long rootBytes;
    private int roots;
    private int others;
    private long mostBytes = Long.MAX_VALUE;

    MemoryPressure(GraphState state, ExpectedCosts costs, SchedulerSettings settings) {
        this.state = state;
        this.costs = costs;
        this.mostPercent = settings.rootMemoryPercent();
    }

    /** Makes room for all tasks of the graph. */
    void grow() {
        if (state.tasks.flags.length > rootClasses.length) {
            rootClasses = Arrays.copyOf(rootClasses, state.tasks.flags.length);
        }
    }

    void dispatched(int task) {
        if (isRoot(task)) {
            rootClasses[task] = CostClass.of(costs.resultBytes(task));
        }
        begun(task, 1);
    }

    /** A second attempt counts as the first one did. */
    void copied(int task) {
        begun(task, 1);
    }

    void ended(int task) {
        begun(task, -1);
    }

    private void begun(int task, int attempts) {
        if (isRoot(task)) {
            roots += attempts;
            rootBytes += attempts * CostClass.value(rootClasses[task]);
        } else {
            others += attempts;
        }
    }

    private boolean isRoot(int task) {
        return state.graph.inputStart(task) == state.graph.inputEnd(task);
    }

    void held(int task) {
        if (!state.tasks.has(task, TaskTable.OUTPUT) && state.graph.firstDependent(task) >= 0) {
            counted.set(task);
            heldBytes += state.tasks.sizes[task];
        }
    }

    void letGo(int task) {
        if (counted.get(task)) {
            counted.clear(task);
            heldBytes -= state.tasks.sizes[task];
        }
    }

    /** Memory of all workers for results, in bytes; 0 if not all say it, and then there is no pressure. */
    void memory(long bytes) {
        mostBytes = bytes == 0 ? Long.MAX_VALUE : bytes / 100 * mostPercent;
    }

    /** Whether so much is held, or on its way, that what frees it goes before roots. */
    boolean isOn() {
        return heldBytes + rootBytes > mostBytes;
    }

    /** Whether anything is under way that could free what is held. */
    boolean isEasing() {
        return others > 0;
    }

    /** What a root under way was counted with. */
    long countedBytes(int task) {
        return CostClass.value(rootClasses[task]);
    }

    /** Whether the result of a task counts as held. */
    boolean isCounted(int task) {
        return counted.get(task);
    }

    /** Bytes that results under way and held are taken to fill. */
    long bytes() {
        return heldBytes + rootBytes;
    }

    int rootsUnderWay() {
        return roots;
    }
}
