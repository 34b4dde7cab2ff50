package io.akkord.core.placement;

/**
 * Contiguous ranges of the topological order, in proportion to slots. Within a window of dispatch the ranges are blocks,
 * so that all workers have work from the start although tasks are dispatched in order.
 */
final class RangePlacement implements Placement {

    private static final int LARGEST_BLOCK = 1024;

    @Override
    public boolean place(int task, Candidates candidates, Choice choice) {
        int slots = FixedChoice.allowedSlots(task, candidates);
        if (slots == 0) {
            return false;
        }
        int block = Math.max(1, Math.min(LARGEST_BLOCK, candidates.taskCount() / slots));
        return FixedChoice.take(FixedChoice.bySlot(task / block, task, candidates), candidates, choice);
    }
}
