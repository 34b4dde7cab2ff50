package io.akkord.array.expr;

import io.akkord.api.Operation2;
import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.kernel.Contraction;
import io.akkord.array.kernel.Counting;
import io.akkord.array.kernel.Quantiles;
import io.akkord.array.kernel.Sorting;
import java.util.ArrayList;
import java.util.List;

/** What needs elements in order, or counts them. */
public final class Ordering {

    private static final int FAN_IN = 16;

    private Ordering() {}

    private static Node whole(Node input, int axis) {
        return Rechunking.rechunk(
                input, input.chunks().with(axis, Math.toIntExact(input.chunks().length(axis))));
    }

    /** Upwards along an axis, which becomes one chunk. */
    public static Node sort(Node input, int axis) {
        Node whole = whole(input, axis);
        return new Node(
                "sort",
                input.dtype(),
                whole.chunks(),
                List.of(whole),
                (chunk, lowering) -> Calls.call(Sorting::sort, axis, lowering.task(whole, chunk)));
    }

    /** The greatest or least k along an axis, by a tree. */
    public static Node top(Node input, int k, int axis, boolean greatest) {
        boolean[] axes = new boolean[input.chunks().rank()];
        axes[axis] = true;
        Chunks chunks =
                input.chunks().with(axis, (int) Math.min(k, input.chunks().length(axis)));
        Sorting.Top top = new Sorting.Top(k, axis, greatest);
        return new Node("top", input.dtype(), chunks, List.of(input), (chunk, lowering) -> {
            List<Task<Block>> parts = new ArrayList<>();
            for (int source : Reducing.sources(input.chunks(), chunks.place(chunk), axes)) {
                parts.add(Calls.call(Sorting::top, top, lowering.task(input, source)));
            }
            return tree(parts, Sorting::topOf, top);
        });
    }

    private static <S> Task<Block> tree(List<Task<Block>> all, Operation2<S, List<Block>, Block> merge, S spec) {
        List<Task<Block>> level = all;
        while (level.size() > 1) {
            List<Task<Block>> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += FAN_IN) {
                List<Task<Block>> group = level.subList(i, Math.min(i + FAN_IN, level.size()));
                next.add(group.size() == 1 ? group.get(0) : Calls.callAll(merge, spec, group));
            }
            level = next;
        }
        return level.get(0);
    }

    /** Percentiles along an axis, which becomes one chunk. */
    public static Node percentiles(Node input, double[] percents, int axis) {
        Node whole = whole(input, axis);
        int[][] lengths = new int[input.chunks().rank()][];
        lengths[0] = new int[] {percents.length};
        for (int to = 1, from = 0; to < lengths.length; to++, from++) {
            from += from == axis ? 1 : 0;
            lengths[to] = whole.chunks().lengths(from);
        }
        Sorting.Percentiles spec = new Sorting.Percentiles(percents.clone(), axis);
        // One chunk along the axis that goes and along the one that comes: the chunks keep their numbers.
        return new Node(
                "percentile",
                input.dtype().floating(),
                Chunks.of(lengths),
                List.of(whole),
                (chunk, lowering) -> Calls.call(Sorting::percentiles, spec, lowering.task(whole, chunk)));
    }

    /** Percentiles of all elements, by summaries. */
    public static Node percentiles(Node input, double[] percents) {
        double[] own = percents.clone();
        Chunks chunks = Chunks.of(new int[] {own.length});
        return new Node("percentile", DType.DOUBLE, chunks, List.of(input), (chunk, lowering) -> {
            List<Task<Block>> parts = new ArrayList<>();
            lowering.all(input).forEach(task -> parts.add(task.map(Quantiles::summary)));
            return Calls.call(Quantiles::percentiles, own, tree(parts, Quantiles::merge, Quantiles.MOST));
        });
    }

    /** Elements between neighbouring edges. */
    public static Node histogram(Node input, double[] edges) {
        double[] own = edges.clone();
        return new Node(
                "histogram", DType.LONG, Chunks.of(new int[] {own.length - 1}), List.of(input), (chunk, lowering) -> {
                    List<Task<Block>> parts = new ArrayList<>();
                    lowering.all(input).forEach(task -> parts.add(Calls.call(Counting::histogram, own, task)));
                    return tree(parts, Contraction::add, DType.LONG);
                });
    }

    /** How often each number stands in the array. */
    public static Node bins(Node input, int length) {
        return new Node("bincount", DType.LONG, Chunks.of(new int[] {length}), List.of(input), (chunk, lowering) -> {
            List<Task<Block>> parts = new ArrayList<>();
            lowering.all(input).forEach(task -> parts.add(Calls.call(Counting::bins, length, task)));
            return tree(parts, Contraction::add, DType.LONG);
        });
    }
}
