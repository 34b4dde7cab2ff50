package io.akkord.core.worker;

import io.akkord.core.collection.IntList;
import io.akkord.core.collection.LongList;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Compares the code on this worker with that of a graph, which is what it was submitted with, or what its user has
 * accepted since. What differs is not run here: its tasks are given back.
 */
final class CodeCheck {

    private final BitSet changed = new BitSet();

    /**
     * Compares rows of the operation table.
     *
     * @param present fingerprints of the code here; 0 where it is not known
     * @return what the supervisor is to be told; empty if it knows
     */
    Optional<ToSupervisor> compare(int first, List<OperationSpec> specs, long[] present) {
        int end = first + specs.size();
        boolean before = isAny(first, end);
        changed.clear(first, end);
        IntList rows = new IntList();
        LongList fingerprints = new LongList();
        for (int i = 0; i < specs.size(); i++) {
            OperationSpec spec = specs.get(i);
            if (isOther(spec.fingerprint(), present[i])) {
                changed.set(first + i);
                rows.add(first + i);
                fingerprints.add(present[i]);
            } else if (Arrays.stream(spec.steps()).anyMatch(changed::get)) {
                changed.set(first + i);
            }
        }
        return before || isAny(first, end)
                ? Optional.of(
                        new ToSupervisor.OperationsChanged(first, specs.size(), rows.toArray(), fingerprints.toArray()))
                : Optional.empty();
    }

    private boolean isAny(int first, int end) {
        int next = changed.nextSetBit(first);
        return next >= 0 && next < end;
    }

    private static boolean isOther(long expected, long present) {
        return expected != 0 && present != 0 && expected != present;
    }

    /** Whether an operation's tasks do not run here. */
    boolean isChanged(int operation) {
        return !changed.isEmpty() && changed.get(operation);
    }

    /** What of a dispatch is given back; said before its other tasks miss the results. */
    Optional<ToSupervisor> refused(ToWorker.Dispatch dispatch) {
        IntList tasks = new IntList();
        IntList attempts = new IntList();
        for (int i = 0; i < dispatch.tasks().length && !changed.isEmpty(); i++) {
            if (changed.get(dispatch.operations()[i])) {
                tasks.add(dispatch.tasks()[i]);
                attempts.add(dispatch.attempts()[i]);
            }
        }
        return refused(tasks, attempts);
    }

    static Optional<ToSupervisor> refused(IntList tasks, IntList attempts) {
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(new ToSupervisor.Refused(tasks.toArray(), attempts.toArray()));
    }
}
