package io.akkord.array.expr;

import io.akkord.array.Chunks;
import java.util.ArrayList;
import java.util.List;

/**
 * The same array in other chunks. Each new chunk is put together from pieces of old ones; where that would need very many
 * pieces at once, chunks of a form in between are made first, so that the number of pieces and the memory of one task
 * stay bounded. (The idea is that of Dask's multi-stage rechunk: one axis after the other.)
 */
public final class Rechunking {

    /** Most pieces that one task puts together, unless no stage in between helps. */
    static final int MOST_PIECES = 256;

    /** Most bytes of a chunk in between, unless one of those asked for is larger. */
    static final long MOST_BYTES = 64L << 20;

    private Rechunking() {}

    /** The node itself if it is cut so already. */
    public static Node rechunk(Node node, Chunks to) {
        Node current = node;
        for (Chunks stage : stages(node.chunks(), to, node.dtype().bytes())) {
            current = Windows.assemble("rechunk", current, Windows.of(stage));
        }
        return current;
    }

    /** The chunks from one form to the other, in their order; the last is what is asked for. Empty if they are equal. */
    static List<Chunks> stages(Chunks from, Chunks to, int elementBytes) {
        if (!java.util.Arrays.equals(from.shape(), to.shape())) {
            throw new IllegalArgumentException("provided chunks " + to + " are not consistent with shape "
                    + io.akkord.array.Shapes.text(from.shape()));
        }
        List<Chunks> stages = new ArrayList<>();
        Chunks current = from;
        while (!current.equals(to)) {
            Chunks next = to;
            if (pieces(current, to) > MOST_PIECES) {
                next = between(current, to, Math.max(MOST_BYTES, elementBytes * to.largest()) / elementBytes);
            }
            stages.add(next.equals(current) ? to : next);
            current = stages.get(stages.size() - 1);
        }
        return stages;
    }

    /** Most old chunks that a new one takes pieces of. */
    static long pieces(Chunks from, Chunks to) {
        long most = 1;
        for (int axis = 0; axis < to.rank(); axis++) {
            int largest = 1;
            for (int chunk = 0; chunk < to.count(axis); chunk++) {
                int first = from.chunkAt(axis, to.start(axis, chunk));
                int last = from.chunkAt(axis, Math.max(to.start(axis, chunk), to.start(axis, chunk + 1) - 1));
                largest = Math.max(largest, last - first + 1);
            }
            most *= largest;
        }
        return most;
    }

    /**
     * As {@code to} along the axes on which chunks become fewer, from the one with the least growth on, as long as a chunk
     * has at most so many elements.
     */
    private static Chunks between(Chunks from, Chunks to, long mostElements) {
        Chunks best = from;
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < to.rank(); axis++) {
            if (to.count(axis) < from.count(axis)) {
                axes.add(axis);
            }
        }
        axes.sort((a, b) -> Double.compare(growth(from, to, a), growth(from, to, b)));
        for (int axis : axes) {
            Chunks tried = best.with(axis, to.lengths(axis));
            if (tried.largest() <= mostElements && pieces(from, tried) <= MOST_PIECES) {
                best = tried;
            } else {
                best = partly(best, to, axis, mostElements, from);
            }
        }
        return best;
    }

    private static double growth(Chunks from, Chunks to, int axis) {
        return (double) from.count(axis) / to.count(axis);
    }

    /** Neighbours joined along an axis, as many as the limits allow, never across a border of {@code to}. */
    private static Chunks partly(Chunks current, Chunks to, int axis, long mostElements, Chunks from) {
        int factor = (int) Math.max(
                1, Math.min(mostElements / Math.max(1, current.largest()), MOST_PIECES / pieces(from, current)));
        List<Integer> joined = new ArrayList<>();
        int[] lengths = current.lengths(axis);
        int sum = 0;
        int count = 0;
        for (int i = 0; i < lengths.length; i++) {
            sum += lengths[i];
            count++;
            boolean border = to.chunkAt(axis, current.start(axis, i))
                    != to.chunkAt(axis, Math.min(to.length(axis) - 1, current.start(axis, i + 1)));
            if (count >= factor || border || i == lengths.length - 1) {
                joined.add(sum);
                sum = 0;
                count = 0;
            }
        }
        return current.with(axis, joined.stream().mapToInt(Integer::intValue).toArray());
    }
}
