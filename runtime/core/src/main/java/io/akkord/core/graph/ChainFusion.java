package io.akkord.core.graph;

import io.akkord.api.TaskOptions;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Joins chains: where b needs nothing but a, and a serves nothing but b, both become one task of two steps, and so on
 * along the chain. No parallelism is lost by it, and per joined task one record, one message and one stored result are
 * saved. (Dask's {@code fuse} at width one.)
 *
 * <p>Not joined is what somebody may ask for or must see by itself: outputs, tasks with a key, impure tasks, tasks with a
 * checkpoint or a deadline of their own, tasks of different options, and tasks of an earlier segment. A run has at most
 * {@link #MOST_STEPS} steps: by then what a task costs is spread thin, and a longer run would only be more to lose with
 * a worker and less to tell of progress.
 */
final class ChainFusion {

    /** Most steps of one fused task. */
    static final int MOST_STEPS = 64;

    /** No row: the task is the first of its run. */
    static final int NONE = -1;

    private final Drafts drafts;
    private final OperationTable operations;
    private final BitSet mayJoin = new BitSet();
    private final BitSet pinned;
    private final int[] dependents;
    private final int[] before;
    private final int[] steps;

    private ChainFusion(Drafts drafts, OperationTable operations, OptionsTable options, BitSet pinned) {
        this.drafts = drafts;
        this.operations = operations;
        this.pinned = pinned;
        this.dependents = countDependents(drafts);
        this.before = none(drafts.size());
        this.steps = new int[drafts.size()];
        Arrays.fill(steps, 1);
        for (int row = 0; row < options.size(); row++) {
            mayJoin.set(row, mayJoin(options.row(row)));
        }
    }

    /** For each row the one whose result it takes over within one fused task, or {@link #NONE}. */
    static int[] plan(Drafts drafts, OperationTable operations, OptionsTable options, BitSet pinned) {
        ChainFusion fusion = new ChainFusion(drafts, operations, options, pinned);
        for (int row = 0; row < drafts.size(); row++) {
            fusion.join(row);
        }
        return fusion.before;
    }

    /** The plan that joins nothing. */
    static int[] none(int size) {
        int[] before = new int[size];
        Arrays.fill(before, NONE);
        return before;
    }

    private static boolean mayJoin(TaskOptions options) {
        return !options.impure() && !options.checkpoint() && options.deadline().isEmpty();
    }

    private static int[] countDependents(Drafts drafts) {
        int[] counts = new int[drafts.size()];
        int[] last = none(drafts.size());
        for (int row = 0; row < drafts.size(); row++) {
            for (int place = drafts.start(row); place < drafts.end(row); place++) {
                int input = drafts.rowOfArgument(place);
                if (input >= 0 && last[input] != row) {
                    last[input] = row;
                    counts[input]++;
                }
            }
        }
        return counts;
    }

    private void join(int row) {
        if (!mayJoin.get(drafts.options(row)) || kind(row) != OperationSpec.Kind.CALL) {
            return;
        }
        int input = onlyInput(row);
        if (input != NONE && mayEndIn(input, row)) {
            before[row] = input;
            steps[row] = steps[input] + 1;
        }
    }

    private boolean mayEndIn(int input, int row) {
        return dependents[input] == 1
                && !pinned.get(input)
                && drafts.options(input) == drafts.options(row)
                && kind(input) != OperationSpec.Kind.CONSTANT
                && steps[input] < MOST_STEPS;
    }

    /** The row that all arguments come from, literals aside; {@link #NONE} if there are none or several. */
    private int onlyInput(int row) {
        int only = NONE;
        for (int place = drafts.start(row); place < drafts.end(row); place++) {
            if (drafts.argument(place) < 0) {
                continue;
            }
            int input = drafts.rowOfArgument(place);
            if (input < 0 || (only != NONE && input != only)) {
                return NONE;
            }
            only = input;
        }
        return only;
    }

    private OperationSpec.Kind kind(int row) {
        return operations.kind(drafts.operation(row));
    }
}
