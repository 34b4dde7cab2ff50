package io.akkord.core.supervisor;

import io.akkord.core.collection.MinTree;
import java.util.Arrays;

/**
 * Some of the candidates, ascending: those that the options of some tasks allow. Knows the least loaded one of those with
 * an idle slot, and of those with room for more work.
 */
final class CandidateSet {

    final int[] members;
    /** Slots of the members up to and with this one. */
    final int[] slotEnds;

    final MinTree idle;
    final MinTree roomy;

    CandidateSet(int[] members, int[] slots) {
        this.members = members;
        this.slotEnds = new int[members.length];
        int sum = 0;
        for (int i = 0; i < members.length; i++) {
            sum += slots[members[i]];
            slotEnds[i] = sum;
        }
        this.idle = new MinTree(members.length);
        this.roomy = new MinTree(members.length);
    }

    int slots() {
        return members.length == 0 ? 0 : slotEnds[members.length - 1];
    }

    /** The member that has the n-th slot. */
    int bySlot(int slot) {
        int at = Arrays.binarySearch(slotEnds, slot + 1);
        return members[at >= 0 ? at : -at - 1];
    }

    /** Place of a candidate; negative if it is no member. */
    int place(int candidate) {
        return Arrays.binarySearch(members, candidate);
    }

    /** The best member by one of the trees; -1 if there is none. */
    int best(MinTree tree) {
        int place = tree.best();
        return place < 0 ? -1 : members[place];
    }
}
