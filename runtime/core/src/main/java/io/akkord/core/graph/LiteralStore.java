package io.akkord.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The literals of all tasks, kept in the arrays of the segments that brought them: literals may be large, and a graph
 * that grows for days may have more of them than one array can hold.
 */
final class LiteralStore {

    private record Piece(int[] offsets, byte[] bytes) {}

    private final IntColumn firstTasks = new IntColumn();
    private final List<Piece> pieces = new ArrayList<>();

    void append(GraphSegment segment) {
        if (segment.taskCount() > 0) {
            firstTasks.add(segment.firstTask());
            pieces.add(new Piece(segment.literalOffsets(), segment.literals()));
        }
    }

    byte[] block(int task) {
        int piece = pieceOf(task);
        int place = task - firstTasks.get(piece);
        int[] offsets = pieces.get(piece).offsets();
        return Arrays.copyOfRange(pieces.get(piece).bytes(), offsets[place], offsets[place + 1]);
    }

    int length(int task) {
        int piece = pieceOf(task);
        int place = task - firstTasks.get(piece);
        int[] offsets = pieces.get(piece).offsets();
        return offsets[place + 1] - offsets[place];
    }

    /** The last piece that begins at or before the task. */
    private int pieceOf(int task) {
        int low = 0;
        int high = firstTasks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstTasks.get(middle) <= task) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
