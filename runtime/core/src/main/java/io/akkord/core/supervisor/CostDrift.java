package io.akkord.core.supervisor;

/**
 * Whether what operations are expected to cost has become so different that the load of the workers is not what it was
 * taken for: the first task of an operation says little about the others. Looked at often while little is recorded, and
 * about ten times whenever the number of recorded tasks doubles.
 */
final class CostDrift {

    /** Run times may grow or shrink so many times before they count as others. */
    private static final int FACTOR = 2;

    private static final int LOOKS = 8;

    private final GraphState state;
    private final ExpectedCosts costs;
    private long[] used = {};
    private int nextLook;

    CostDrift(GraphState state, ExpectedCosts costs) {
        this.state = state;
        this.costs = costs;
    }

    /** Whether an operation costs more or less than it did when this last was true, by the factor. */
    boolean isNew() {
        if (state.recorded < nextLook) {
            return false;
        }
        nextLook = state.recorded + 1 + state.recorded / LOOKS;
        long[] now = new long[state.graph.operationCount()];
        boolean changed = false;
        for (int operation = 0; operation < now.length; operation++) {
            now[operation] = Math.max(1, costs.operationMicros(operation));
            changed |= operation < used.length && isOther(used[operation], now[operation]);
        }
        if (!changed) {
            System.arraycopy(used, 0, now, 0, used.length);
        }
        used = now;
        return changed;
    }

    private static boolean isOther(long before, long now) {
        return now > before * FACTOR || now * FACTOR < before;
    }
}
