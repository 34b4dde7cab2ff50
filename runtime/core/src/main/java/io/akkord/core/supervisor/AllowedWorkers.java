package io.akkord.core.supervisor;

import io.akkord.api.TaskOptions;
import io.akkord.core.collection.IntList;
import io.akkord.core.collection.MinTree;
import io.akkord.core.liveness.WorkerInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which candidates each row of the options table allows, and of these which have the code of an operation. Rows that allow
 * the same ones share a set; most allow all. Sets are made when they are first asked for.
 */
final class AllowedWorkers {

    /** The set of all candidates. */
    static final int ALL = 0;

    private static final int UNKNOWN = -1;

    private final GraphState state;
    private final List<CandidateSet> sets = new ArrayList<>();
    private final Map<BitSet, Integer> index = new HashMap<>();
    /** For each candidate the sets that it is in. */
    private final List<IntList> memberships = new ArrayList<>();

    private List<Sessions.Session> live = List.of();
    private int[] slots = {};
    private long[] idleKeys = {};
    private long[] roomKeys = {};
    private int[] setOfRow = {};
    /** Operations that some candidate refuses, and the sets of those that do not, by row of options and operation. */
    private final BitSet refused = new BitSet();

    private final Map<Long, Integer> withCode = new HashMap<>();

    AllowedWorkers(GraphState state) {
        this.state = state;
    }

    void reset(List<Sessions.Session> candidates, int[] slotCounts) {
        live = candidates;
        slots = slotCounts;
        idleKeys = new long[slots.length];
        roomKeys = new long[slots.length];
        Arrays.fill(idleKeys, MinTree.OUT);
        Arrays.fill(roomKeys, MinTree.OUT);
        sets.clear();
        index.clear();
        memberships.clear();
        for (int i = 0; i < slots.length; i++) {
            memberships.add(new IntList(1));
        }
        setOfRow = new int[0];
        withCode.clear();
        refused.clear();
        live.forEach(session -> refused.or(session.refusedOperations));
        BitSet everybody = new BitSet();
        everybody.set(0, slots.length);
        setFor(everybody);
    }

    /** The candidate's keys in all sets that it is in. */
    void set(int candidate, long idleKey, long roomKey) {
        idleKeys[candidate] = idleKey;
        roomKeys[candidate] = roomKey;
        IntList in = memberships.get(candidate);
        for (int i = 0; i < in.size(); i++) {
            CandidateSet set = sets.get(in.get(i));
            int place = set.members.length == slots.length ? candidate : set.place(candidate);
            set.idle.set(place, idleKey);
            set.roomy.set(place, roomKey);
        }
    }

    CandidateSet all() {
        return sets.get(ALL);
    }

    CandidateSet get(int set) {
        return sets.get(set);
    }

    int setOf(int row, int operation) {
        return refused.isEmpty() || !refused.get(operation)
                ? setOf(row)
                : withCode.computeIfAbsent((long) row << 32 | operation, key -> setFor(havingCode(row, operation)));
    }

    private BitSet havingCode(int row, int operation) {
        BitSet having = new BitSet();
        for (int candidate : sets.get(setOf(row)).members) {
            having.set(candidate, !live.get(candidate).refusedOperations.get(operation));
        }
        return having;
    }

    int setOf(int row) {
        if (row >= setOfRow.length) {
            int from = setOfRow.length;
            setOfRow = Arrays.copyOf(setOfRow, state.graph.optionsCount());
            Arrays.fill(setOfRow, from, setOfRow.length, UNKNOWN);
        }
        if (setOfRow[row] == UNKNOWN) {
            TaskOptions options = state.graph.optionsAt(row);
            setOfRow[row] = Restrictions.any(options) ? setFor(allowedBy(options)) : ALL;
        }
        return setOfRow[row];
    }

    private BitSet allowedBy(TaskOptions options) {
        BitSet allowed = new BitSet();
        for (int i = 0; i < live.size(); i++) {
            WorkerInfo info = live.get(i).info;
            allowed.set(i, Restrictions.missing(options, info).isEmpty());
        }
        return allowed;
    }

    private int setFor(BitSet members) {
        Integer known = index.get(members);
        if (known != null) {
            return known;
        }
        CandidateSet made = new CandidateSet(members.stream().toArray(), slots);
        for (int place = 0; place < made.members.length; place++) {
            int candidate = made.members[place];
            made.idle.set(place, idleKeys[candidate]);
            made.roomy.set(place, roomKeys[candidate]);
            memberships.get(candidate).add(sets.size());
        }
        sets.add(made);
        index.put(members, sets.size() - 1);
        return sets.size() - 1;
    }
}
