package io.akkord.core.supervisor;

import io.akkord.core.collection.IntHeap;
import io.akkord.core.collection.IntList;
import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Which new task is dispatched next. A task is <i>dispatchable</i> when each of its inputs is recorded or dispatched, so
 * that what is dispatched stays closed downwards, and <i>ready</i> when each is recorded. Of either kind the best by
 * {@link RankTable#before} is known.
 *
 * <p>One counter a task says how many of its inputs were never dispatched. Roots are sorted once and taken by a pointer,
 * those of extensions from a heap; the rest lies in two heaps of task numbers: those that became dispatchable, and those
 * that became ready. A task that became ready is in both, and passed over in the first. Whatever was dispatched, failed or is barred is passed over
 * too. Policy, not truth: made anew from the truth in every life.
 */
final class DispatchOrder {

    static final int NONE = -1;

    private final GraphState state;
    private final TaskTable tasks;
    private final RankTable ranks;
    private final MemoryPressure pressure;
    private final IntPredicate tooLong;
    private final IntHeap ready;
    private final IntHeap ahead;
    private final IntHeap lateRoots;
    /** Dispatchable tasks with an input that is to be dispatched again first. */
    private final IntList blocked = new IntList();

    private int[] neverDispatched = {};
    private int[] roots = {};
    private int nextRoot;

    /**
     * @param tooLong tasks that are not dispatched ahead of their readiness: effects, and those which while they wait would
     *     share their worker with what it could run instead, and then have to wait for each other's end
     */
    DispatchOrder(GraphState state, RankTable ranks, MemoryPressure pressure, IntPredicate tooLong) {
        this.pressure = pressure;
        this.tooLong = tooLong;
        this.state = state;
        this.tasks = state.tasks;
        this.ranks = ranks;
        this.ready = new IntHeap(ranks::before);
        this.ahead = new IntHeap(ranks::before);
        this.lateRoots = new IntHeap(ranks::before);
    }

    /** Takes in the tasks from {@code first} on. */
    void grow(int first) {
        CompiledGraph graph = state.graph;
        if (tasks.count > neverDispatched.length) {
            neverDispatched = Arrays.copyOf(neverDispatched, tasks.flags.length);
        }
        for (int task = first; task < tasks.count; task++) {
            neverDispatched[task] = graph.distinctInputCount(task);
        }
        if (first == 0) {
            takeOffDispatched();
        } else {
            takeOffEarlier(first);
        }
        gather(first);
    }

    /** From nothing: what was dispatched before is not missed by its dependents. */
    private void takeOffDispatched() {
        for (int task = 0; task < state.dispatchedEnd; task++) {
            if (tasks.attempts[task] > 0) {
                for (int at = state.graph.firstDependent(task); at >= 0; at = state.graph.nextDependent(at)) {
                    neverDispatched[state.graph.dependent(at)]--;
                }
            }
        }
    }

    /** For an extension: only its own edges are looked at. */
    private void takeOffEarlier(int first) {
        for (int task = first; task < tasks.count; task++) {
            IntList known = new IntList();
            for (int at = state.graph.inputStart(task), end = state.graph.inputEnd(task); at < end; at++) {
                int input = state.graph.input(at);
                if (input < first && tasks.attempts[input] > 0) {
                    known.add(input);
                }
            }
            neverDispatched[task] -= known.distinct();
        }
    }

    private void gather(int first) {
        boolean sortRoots = nextRoot == roots.length;
        IntList fresh = new IntList();
        for (int task = first; task < tasks.count; task++) {
            if (neverDispatched[task] > 0 || !isNew(task)) {
                continue;
            }
            ranks.arrived(task);
            if (sortRoots && isRoot(task)) {
                fresh.add(task);
            } else {
                offer(task);
            }
        }
        if (sortRoots) {
            roots = fresh.toArray();
            nextRoot = 0;
            sortRoots();
        }
    }

    /** Mostly they lie in order already; else keys of rank and number are sorted, one priority after the other. */
    private void sortRoots() {
        boolean sorted = true;
        for (int i = nextRoot + 1; i < roots.length && sorted; i++) {
            sorted = ranks.before(roots[i - 1], roots[i]);
        }
        if (!sorted) {
            IntHeap heap = new IntHeap(ranks::before);
            for (int i = nextRoot; i < roots.length; i++) {
                heap.add(roots[i]);
            }
            for (int i = nextRoot; i < roots.length; i++) {
                roots[i] = heap.removeFirst();
            }
        }
    }

    /** The order is another: everything is sorted again. */
    void reorder() {
        sortRoots();
        ready.restore();
        ahead.restore();
        lateRoots.restore();
    }

    private void offer(int task) {
        if (isRoot(task)) {
            lateRoots.add(task);
        } else {
            (tasks.openInputs[task] == 0 ? ready : ahead).add(task);
        }
    }

    boolean isRoot(int task) {
        return state.graph.inputStart(task) == state.graph.inputEnd(task);
    }

    /** Puts back what was taken and not dispatched. */
    void putBack(int[] taken) {
        for (int task : taken) {
            if (isNew(task)) {
                offer(task);
            }
        }
    }

    /** Whether a task was never dispatched and may be. */
    boolean isNew(int task) {
        return tasks.attempts[task] == 0 && !tasks.isFinal(task);
    }

    /** Distinct inputs of a task that were never dispatched. */
    int neverDispatched(int task) {
        return neverDispatched[task];
    }

    /** A task was dispatched for the first time: dependents may be dispatchable now. */
    void dispatched(int task) {
        for (int at = state.graph.firstDependent(task); at >= 0; at = state.graph.nextDependent(at)) {
            int dependent = state.graph.dependent(at);
            if (--neverDispatched[dependent] == 0 && isNew(dependent)) {
                ranks.arrived(dependent);
                offer(dependent);
            }
        }
    }

    /** The last input of a task is recorded. */
    void becameReady(int task) {
        if (isNew(task)) {
            ready.add(task);
        }
    }

    /** The best task that may go now; {@link #NONE} if there is none. */
    int peek(boolean onlyReady) {
        return pick(peekRoot(), peekReady(), onlyReady ? NONE : peekAhead(), onlyReady);
    }

    /**
     * The one of three that goes, each the best of its kind. Under pressure roots go to slots that would idle,
     * and ahead of them only if nothing is under way that frees memory.
     */
    int pick(int root, int ready, int ahead, boolean onlyReady) {
        int other = better(ready, ahead);
        if (!pressure.isOn()) {
            return better(root, other);
        }
        return other != NONE || (!onlyReady && pressure.isEasing()) ? other : root;
    }

    private int better(int one, int other) {
        if (one == NONE || other == NONE) {
            return Math.max(one, other);
        }
        return ranks.before(one, other) ? one : other;
    }

    private int peekRoot() {
        while (nextRoot < roots.length && !isNew(roots[nextRoot])) {
            nextRoot++;
        }
        return better(nextRoot < roots.length ? roots[nextRoot] : NONE, firstNew(lateRoots));
    }

    private int peekReady() {
        return firstNew(ready);
    }

    /** The first of a heap that was not dispatched; {@link #NONE} if there is none. */
    int firstNew(IntHeap heap) {
        while (!heap.isEmpty() && !isNew(heap.first())) {
            heap.removeFirst();
        }
        return heap.isEmpty() ? NONE : heap.first();
    }

    private int peekAhead() {
        while (!ahead.isEmpty() && !mayGoAhead(ahead.first())) {
            ahead.removeFirst();
        }
        return ahead.isEmpty() ? NONE : ahead.first();
    }

    /** A task that may not comes back when it is ready. */
    private boolean mayGoAhead(int task) {
        return isNew(task) && tasks.openInputs[task] > 0 && !tooLong.test(task);
    }

    /** Takes a task that was just peeked. */
    void take(int task) {
        if (!ahead.isEmpty() && ahead.first() == task) {
            ahead.removeFirst();
        } else if (!ready.isEmpty() && ready.first() == task) {
            ready.removeFirst();
        } else if (!lateRoots.isEmpty() && lateRoots.first() == task) {
            lateRoots.removeFirst();
        } else {
            nextRoot++;
        }
    }

    /** Lays a task aside until something that had to be dispatched again was. */
    void block(int task) {
        blocked.add(task);
    }

    /** Something that had to be dispatched again was. */
    void unblock() {
        putBack(blocked.drain());
    }
}
