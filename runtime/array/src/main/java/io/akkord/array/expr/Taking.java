package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.kernel.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Elements by their indices along an axis, in any order, as often as they are named. */
public final class Taking {

    private Taking() {}

    /**
     * The elements at these indices; negative ones count from the back.
     *
     * @throws IndexOutOfBoundsException if there is none at an index
     */
    public static Node take(Node input, long[] indices, int axis) {
        long[] all = new long[indices.length];
        long length = input.chunks().length(axis);
        for (int i = 0; i < all.length; i++) {
            if (indices[i] < -length || indices[i] >= length) {
                throw new IndexOutOfBoundsException(
                        "index " + indices[i] + " is out of bounds for axis " + axis + " with size " + length);
            }
            all[i] = indices[i] < 0 ? indices[i] + length : indices[i];
        }
        int most = 1;
        for (int one : input.chunks().lengths(axis)) {
            most = Math.max(most, one);
        }
        int[][] lengths = input.chunks().lengths();
        lengths[axis] = Chunks.regular(new long[] {all.length}, most).lengths(0);
        Chunks chunks = Chunks.of(lengths);
        return new Node("take", input.dtype(), chunks, List.of(input), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            int from = (int) chunks.start(axis, place[axis]);
            int to = (int) chunks.start(axis, place[axis] + 1);
            return task(input, axis, place, java.util.Arrays.copyOfRange(all, from, to), lowering);
        });
    }

    private static Task<Block> task(Node input, int axis, int[] place, long[] indices, Lowering lowering) {
        Map<Integer, Integer> blocks = new LinkedHashMap<>();
        int[] source = new int[indices.length];
        int[] inside = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int chunk = input.chunks().chunkAt(axis, indices[i]);
            Integer known = blocks.putIfAbsent(chunk, blocks.size());
            source[i] = known == null ? blocks.size() - 1 : known;
            inside[i] = (int) (indices[i] - input.chunks().start(axis, chunk));
        }
        if (blocks.isEmpty()) {
            blocks.put(0, 0);
        }
        List<Task<Block>> tasks = new ArrayList<>();
        int[] from = place.clone();
        for (int chunk : blocks.keySet()) {
            from[axis] = chunk;
            tasks.add(lowering.task(input, input.chunks().number(from)));
        }
        return Calls.callAll(Layout::take, new Layout.Choice(axis, source, inside), tasks);
    }
}
