package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.kernel.Masks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Elements by flags that are computed, once it is known how many are set in each chunk. */
public final class Masking {

    private Masking() {}

    /**
     * The elements along an axis whose flags are set.
     *
     * @param mask along one axis, cut as the input is along the axis
     * @param counts of set flags, by chunk; chunks without any have none in the result
     */
    public static Node select(Node input, Node mask, int axis, long... counts) {
        int[] some =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        int[] chosen = some.length == 0 ? new int[] {0} : some;
        int[][] lengths = input.chunks().lengths();
        lengths[axis] = Arrays.stream(chosen)
                .map(chunk -> Math.toIntExact(counts[chunk]))
                .toArray();
        Chunks chunks = Chunks.of(lengths);
        return new Node("select", input.dtype(), chunks, List.of(input, mask), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            place[axis] = chosen[place[axis]];
            return Calls.call(
                    Masks::select,
                    new Masks.Wanted(axis, chunks.chunkShape(chunk)[axis]),
                    lowering.task(input, input.chunks().number(place)),
                    lowering.task(mask, place[axis]));
        });
    }
}
