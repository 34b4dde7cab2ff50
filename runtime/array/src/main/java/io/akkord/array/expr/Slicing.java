package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.Slice;
import io.akkord.array.kernel.Layout;
import java.util.ArrayList;
import java.util.List;

/** Parts of arrays by begin, end and step: each chunk of the result is a part of one chunk of the input. */
public final class Slicing {

    private Slicing() {}

    /** What is taken of one chunk along one axis. */
    private record Part(int chunk, int from, int count) {}

    /** The part that the slices say, one for each of the first axes; the others are taken whole. */
    public static Node slice(Node input, List<Slice> slices) {
        int rank = input.chunks().rank();
        List<List<Part>> parts = new ArrayList<>();
        int[] steps = new int[rank];
        int[][] lengths = new int[rank][];
        boolean all = true;
        for (int axis = 0; axis < rank; axis++) {
            Slice.Range range = (axis < slices.size() ? slices.get(axis) : Slice.all())
                    .over(input.chunks().length(axis));
            steps[axis] = range.step();
            parts.add(parts(input.chunks(), axis, range));
            lengths[axis] = parts.get(axis).stream().mapToInt(Part::count).toArray();
            all &= range.step() == 1 && range.count() == input.chunks().length(axis);
        }
        if (all) {
            return input;
        }
        Chunks chunks = Chunks.of(lengths);
        return new Node("slice", input.dtype(), chunks, List.of(input), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            int[] source = new int[rank];
            int[] from = new int[rank];
            int[] count = new int[rank];
            for (int axis = 0; axis < rank; axis++) {
                Part part = parts.get(axis).get(place[axis]);
                source[axis] = part.chunk();
                from[axis] = part.from();
                count[axis] = part.count();
            }
            Layout.Cut cut = new Layout.Cut(from, count, steps);
            int number = input.chunks().number(source);
            return cut.isAll(input.chunks().chunkShape(number))
                    ? lowering.task(input, number)
                    : Calls.call(Layout::cut, cut, lowering.task(input, number));
        });
    }

    private static List<Part> parts(Chunks chunks, int axis, Slice.Range range) {
        List<Part> parts = new ArrayList<>();
        long done = 0;
        while (done < range.count()) {
            long at = range.from() + done * range.step();
            int chunk = chunks.chunkAt(axis, at);
            long begin = chunks.start(axis, chunk);
            long end = chunks.start(axis, chunk + 1);
            long room = range.step() > 0 ? (end - 1 - at) / range.step() + 1 : (at - begin) / -(long) range.step() + 1;
            long count = Math.min(room, range.count() - done);
            parts.add(new Part(chunk, (int) (at - begin), (int) count));
            done += count;
        }
        if (parts.isEmpty()) {
            parts.add(new Part(0, 0, 0));
        }
        return parts;
    }
}
