package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.kernel.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which part of an array each chunk of another one is. Neighbours may overlap.
 *
 * @param chunks of the result
 * @param from where each begins, by axis and number along it
 */
record Windows(Chunks chunks, long[][] from) {

    /** Parts that do not overlap. */
    static Windows of(Chunks chunks) {
        long[][] from = new long[chunks.rank()][];
        for (int axis = 0; axis < from.length; axis++) {
            int along = axis;
            from[axis] = new long[chunks.count(axis)];
            Arrays.setAll(from[axis], chunk -> chunks.start(along, chunk));
        }
        return new Windows(chunks, from);
    }

    /** What of one old chunk goes into a new one, along one axis. */
    private record Piece(int chunk, int from, int count, int at) {}

    static Node assemble(String label, Node input, Windows windows) {
        return new Node(label, input.dtype(), windows.chunks(), List.of(input), (chunk, lowering) -> {
            int[] place = windows.chunks().place(chunk);
            List<List<Piece>> pieces = new ArrayList<>();
            for (int axis = 0; axis < place.length; axis++) {
                pieces.add(pieces(
                        input.chunks(),
                        axis,
                        windows.from()[axis][place[axis]],
                        windows.chunks().lengths(axis)[place[axis]]));
            }
            return put(input, pieces, windows.chunks().chunkShape(chunk), lowering);
        });
    }

    private static List<Piece> pieces(Chunks input, int axis, long from, int count) {
        List<Piece> pieces = new ArrayList<>();
        if (count == 0) {
            pieces.add(new Piece(input.chunkAt(axis, from), 0, 0, 0));
        }
        int[] lengths = input.lengths(axis);
        for (int at = 0; at < count; ) {
            int chunk = input.chunkAt(axis, from + at);
            int inside = (int) (from + at - input.start(axis, chunk));
            int n = Math.min(lengths[chunk] - inside, count - at);
            pieces.add(new Piece(chunk, inside, n, at));
            at += n;
        }
        return pieces;
    }

    private static Task<Block> put(Node input, List<List<Piece>> pieces, int[] shape, Lowering lowering) {
        int[] place = new int[shape.length];
        List<Task<Block>> parts = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        do {
            int[] chunk = new int[shape.length];
            int[] from = new int[shape.length];
            int[] count = new int[shape.length];
            int[] at = new int[shape.length];
            int[] step = new int[shape.length];
            for (int axis = 0; axis < shape.length; axis++) {
                Piece piece = pieces.get(axis).get(place[axis]);
                chunk[axis] = piece.chunk();
                from[axis] = piece.from();
                count[axis] = piece.count();
                at[axis] = piece.at();
                step[axis] = 1;
            }
            int number = input.chunks().number(chunk);
            Layout.Cut cut = new Layout.Cut(from, count, step);
            Task<Block> whole = lowering.task(input, number);
            parts.add(cut.isAll(input.chunks().chunkShape(number)) ? whole : Calls.call(Layout::cut, cut, whole));
            targets.add(at);
        } while (next(place, pieces));
        return parts.size() == 1
                ? parts.get(0)
                : Calls.callAll(Layout::assemble, new Layout.Assembly(shape, targets), parts);
    }

    private static boolean next(int[] place, List<List<Piece>> pieces) {
        for (int axis = place.length - 1; axis >= 0; axis--) {
            if (++place[axis] < pieces.get(axis).size()) {
                return true;
            }
            place[axis] = 0;
        }
        return false;
    }
}
