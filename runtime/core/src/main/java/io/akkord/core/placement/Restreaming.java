package io.akkord.core.placement;

import io.akkord.core.collection.MinTree;
import io.akkord.core.graph.CompiledGraph;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Passes over a graph that bring tasks to the worker where most of what they exchange is. In the manner of streaming
 * partitioning (linear deterministic greedy: Stanton and Kliot, KDD 2012) with restreaming (Nishimura and Ugander, KDD
 * 2013): a pass gives every task a worker anew, by the workers of its inputs and of its dependents, some of them from the
 * pass before. Where these leave two workers much apart, the task chooses early.
 *
 * <p>Instead of one capacity for all there is one a level, since it is the tasks of a level that should run at the same
 * time. Were all slots busy alike, a level would take {@code T = max(its longest task, its work / slots)}. A worker of
 * <i>s</i> slots gets less than {@code s * T} of a level's work plus one task; so narrow levels may share one worker, and
 * wide ones spread. Tasks that not every worker may run may exceed that where few may.
 *
 * <p>Cost of a pass: edges, and a sort of each level. One thread; the same calls give the same parts.
 */
final class Restreaming {

    private static final long FINER = 64;
    private static final int NOWHERE = -1;

    private final CompiledGraph graph;
    private final Candidates candidates;
    private final LeveledTasks tasks;
    private final ResultPull pull;
    private final IntUnaryOperator earlierPart;
    private final int[] slots;
    private final int allSlots;
    private final float[] affinities;
    private final int[] near;
    private final long[] loads;
    private final int[] loaded;
    private final MinTree leastLoaded;
    private final int[] favourites;
    private final long[] keys;
    private int nearCount;
    private int loadedCount;
    private double slotMicros;
    private int[] parts = {};

    /** Parts are candidates; the operator gives those of tasks before the first one, and -1 for none. */
    Restreaming(Candidates candidates, LeveledTasks tasks, IntUnaryOperator earlierPart) {
        this.graph = candidates.graph();
        this.candidates = candidates;
        this.tasks = tasks;
        this.pull = new ResultPull(candidates, tasks.first, tasks.end);
        this.earlierPart = earlierPart;
        this.slots = new int[candidates.count()];
        Arrays.setAll(slots, candidates::slots);
        this.allSlots = Arrays.stream(slots).sum();
        this.affinities = new float[slots.length];
        this.near = new int[slots.length];
        this.loads = new long[slots.length];
        this.loaded = new int[slots.length];
        this.leastLoaded = new MinTree(slots.length);
        for (int part = 0; part < slots.length; part++) {
            leastLoaded.set(part, slots[part] > 0 ? 0 : MinTree.OUT);
        }
        int widest = 0;
        for (int level = 0; level < tasks.levelCount(); level++) {
            widest = Math.max(widest, tasks.start(level + 1) - tasks.start(level));
        }
        this.favourites = new int[widest];
        this.keys = new long[widest];
    }

    /** One pass, from the first level to the last or back; changes the parts of free tasks, indexed from the first on. */
    void pass(int[] order, int[] changed, boolean forwards) {
        parts = changed;
        int levels = tasks.levelCount();
        for (int i = 0; i < levels; i++) {
            int level = forwards ? i : levels - 1 - i;
            stream(order, tasks.start(level), tasks.start(level + 1));
        }
    }

    /** What has to move because inputs are apart from free tasks, in microseconds. */
    double cost(int[] measured) {
        parts = measured;
        double sum = 0;
        for (int task = tasks.first; task < tasks.end; task++) {
            int own = parts[task - tasks.first];
            if (tasks.isFree(task)) {
                for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
                    int input = graph.input(at);
                    sum += partOf(input) == own ? 0 : pull.of(input);
                }
            }
        }
        return sum;
    }

    private int partOf(int task) {
        return task >= tasks.first ? parts[task - tasks.first] : earlierPart.applyAsInt(task);
    }

    private void stream(int[] order, int from, int to) {
        measure(order, from, to);
        for (int at = from; at < to; at++) {
            gather(order[at]);
            favourites[at - from] = best(order[at], false);
            keys[at - from] = key(order[at], favourites[at - from], at - from);
        }
        Arrays.sort(keys, 0, to - from);
        for (int i = 0; i < to - from; i++) {
            int at = (int) keys[i];
            take(order[from + at], favourites[at]);
        }
        while (loadedCount > 0) {
            int part = loaded[--loadedCount];
            loads[part] = 0;
            leastLoaded.set(part, 0);
        }
    }

    /** How long each slot is busy with the level if all are alike. */
    private void measure(int[] order, int from, int to) {
        long sum = 0;
        long longest = 0;
        for (int at = from; at < to; at++) {
            long micros = weight(order[at]);
            sum += micros;
            longest = Math.max(longest, micros);
        }
        slotMicros = Math.max((double) longest, (double) sum / allSlots);
    }

    private long weight(int task) {
        return Math.max(1, candidates.runMicros(task));
    }

    /** Sums up what the task exchanges with the tasks of each part. */
    private void gather(int task) {
        for (int i = 0; i < nearCount; i++) {
            affinities[near[i]] = 0;
        }
        nearCount = 0;
        for (int at = graph.inputStart(task), end = graph.inputEnd(task); at < end; at++) {
            int input = graph.input(at);
            add(partOf(input), pull.of(input));
        }
        float own = pull.of(task);
        for (int at = graph.firstDependent(task); at >= 0; at = graph.nextDependent(at)) {
            add(parts[graph.dependent(at) - tasks.first], own);
        }
    }

    private void add(int part, float micros) {
        if (part >= 0 && micros > 0) {
            if (affinities[part] == 0) {
                near[nearCount++] = part;
            }
            affinities[part] += micros;
        }
    }

    /**
     * The allowed part of the highest affinity; {@link #NOWHERE} if nothing is near. The first of equals, since two that
     * pull each other from equal places would stay apart for ever otherwise.
     */
    private int best(int task, boolean withRoom) {
        int best = NOWHERE;
        for (int i = 0; i < nearCount; i++) {
            int part = near[i];
            boolean better = best == NOWHERE
                    || affinities[part] > affinities[best]
                    || (affinities[part] == affinities[best] && part < best);
            if (better && candidates.allows(part, task) && (!withRoom || hasRoom(part, task))) {
                best = part;
            }
        }
        return best;
    }

    private boolean hasRoom(int part, int task) {
        return loads[part] + weight(task) / 2.0 <= slots[part] * slotMicros;
    }

    /** Sorts what few workers may run before the others, then by how much worse the second best part is. */
    private long key(int task, int favourite, int at) {
        float regret = 0;
        if (favourite != NOWHERE) {
            float second = 0;
            for (int i = 0; i < nearCount; i++) {
                second = near[i] == favourite ? second : Math.max(second, affinities[near[i]]);
            }
            regret = Math.max(0, affinities[favourite] - second);
        }
        boolean restricted = candidates.allowedSlots(task) < allSlots;
        int bits = Float.floatToIntBits(restricted ? Float.MAX_VALUE : regret);
        return (long) (Integer.MAX_VALUE - bits) << Integer.SIZE | at;
    }

    private void take(int task, int favourite) {
        int part = favourite;
        if (part != NOWHERE && !hasRoom(part, task)) {
            gather(task);
            part = best(task, true);
        }
        part = part == NOWHERE ? elsewhere(task) : part;
        parts[task - tasks.first] = part;
        if (part >= 0) {
            if (loads[part] == 0) {
                loaded[loadedCount++] = part;
            }
            loads[part] += weight(task);
            leastLoaded.set(part, loads[part] * FINER / Math.max(1, slots[part]));
        }
    }

    /** Where it was if there is room, else the least loaded; what that one may not run stays where it was. */
    private int elsewhere(int task) {
        int present = parts[task - tasks.first];
        if (present >= 0 && hasRoom(present, task)) {
            return present;
        }
        int least = leastLoaded.best();
        return least >= 0 && candidates.allows(least, task) ? least : present;
    }
}
