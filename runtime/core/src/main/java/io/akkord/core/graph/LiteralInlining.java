package io.akkord.core.graph;

import java.util.BitSet;

/**
 * Undoes what was done for sharing's sake: a literal that became a task because it is large goes back into the arguments
 * of the task that uses it, if only one does and nobody else asked for it.
 */
final class LiteralInlining {

    private LiteralInlining() {}

    /**
     * Inlines.
     *
     * @param pinned rows that have a key or are outputs
     * @return rows that are no tasks any more
     */
    static BitSet apply(Drafts drafts, OperationTable operations, BitSet pinned) {
        BitSet candidates = new BitSet();
        for (int row = 0; row < drafts.size(); row++) {
            if (!pinned.get(row) && operations.kind(drafts.operation(row)) == OperationSpec.Kind.CONSTANT) {
                candidates.set(row);
            }
        }
        candidates.andNot(usedAgain(drafts, candidates));
        if (!candidates.isEmpty()) {
            inline(drafts, candidates);
        }
        return candidates;
    }

    private static BitSet usedAgain(Drafts drafts, BitSet candidates) {
        BitSet used = new BitSet();
        BitSet again = new BitSet();
        for (int place = 0; place < (candidates.isEmpty() ? 0 : drafts.argumentCount()); place++) {
            int row = drafts.rowOfArgument(place);
            if (row >= 0 && candidates.get(row)) {
                (used.get(row) ? again : used).set(row);
            }
        }
        return again;
    }

    private static void inline(Drafts drafts, BitSet constants) {
        for (int place = 0; place < drafts.argumentCount(); place++) {
            int row = drafts.rowOfArgument(place);
            if (row >= 0 && constants.get(row)) {
                drafts.replaceArgument(place, drafts.argument(drafts.start(row)));
            }
        }
    }
}
