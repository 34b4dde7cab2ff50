package io.akkord.core.collection;

import java.util.Arrays;

/**
 * A priority queue of ints by an order that is given: a binary heap beside a sorted run. What is added behind the last of
 * the run goes there, and only what comes out of order into the heap; so what is added in order costs O(1) to add and to
 * take, anything else O(log n). If the order of what is in it changes, {@link #restore} must follow. Not safe for use by
 * several threads.
 */
public final class IntHeap {

    private static final int LARGE = 1024;
    private static final int[] NONE = {};

    private final IntOrder order;
    private int[] heap = NONE;
    private int heapSize;
    private int[] run = NONE;
    private int runStart;
    private int runEnd;

    public IntHeap(IntOrder order) {
        this.order = order;
    }

    public void add(int value) {
        if (runStart == runEnd || !order.before(value, run[runEnd - 1])) {
            append(value);
        } else {
            heap = roomy(heap, heapSize);
            rise(heapSize++, value);
        }
    }

    private void append(int value) {
        if (runEnd == run.length && runStart > run.length / 2) {
            System.arraycopy(run, runStart, run, 0, runEnd - runStart);
            runEnd -= runStart;
            runStart = 0;
        }
        run = roomy(run, runEnd);
        run[runEnd++] = value;
    }

    private static int[] roomy(int[] values, int size) {
        return size < values.length ? values : Arrays.copyOf(values, Math.max(8, size + (size >> 1)));
    }

    private boolean isRunFirst() {
        return runStart < runEnd && (heapSize == 0 || !order.before(heap[0], run[runStart]));
    }

    /** The first one; asked for only if there is one. */
    public int first() {
        return isRunFirst() ? run[runStart] : heap[0];
    }

    public int removeFirst() {
        int first;
        if (isRunFirst()) {
            first = run[runStart++];
        } else {
            first = heap[0];
            int last = heap[--heapSize];
            if (heapSize > 0) {
                sink(0, last);
            }
        }
        if (isEmpty()) {
            clear();
        }
        return first;
    }

    private void rise(int from, int value) {
        int at = from;
        while (at > 0) {
            int above = (at - 1) >>> 1;
            if (!order.before(value, heap[above])) {
                break;
            }
            heap[at] = heap[above];
            at = above;
        }
        heap[at] = value;
    }

    private void sink(int from, int value) {
        int at = from;
        for (int below = 2 * at + 1; below < heapSize; below = 2 * at + 1) {
            if (below + 1 < heapSize && order.before(heap[below + 1], heap[below])) {
                below++;
            }
            if (!order.before(heap[below], value)) {
                break;
            }
            heap[at] = heap[below];
            at = below;
        }
        heap[at] = value;
    }

    /** Puts everything in its place after the order of the content has changed; O(n). */
    public void restore() {
        heap = drain();
        heapSize = heap.length;
        for (int at = (heapSize >>> 1) - 1; at >= 0; at--) {
            sink(at, heap[at]);
        }
    }

    public int size() {
        return heapSize + runEnd - runStart;
    }

    public boolean isEmpty() {
        return heapSize == 0 && runStart == runEnd;
    }

    public void clear() {
        heap = heap.length > LARGE ? NONE : heap;
        run = run.length > LARGE ? NONE : run;
        heapSize = 0;
        runStart = 0;
        runEnd = 0;
    }

    /** The content in no particular order. */
    public int[] toArray() {
        int[] all = Arrays.copyOf(run, size());
        System.arraycopy(run, runStart, all, 0, runEnd - runStart);
        System.arraycopy(heap, 0, all, runEnd - runStart, heapSize);
        return all;
    }

    /** As {@link #toArray}, leaving this empty. */
    public int[] drain() {
        int[] all = toArray();
        clear();
        return all;
    }
}
