package io.akkord.array.expr;

import io.akkord.array.Chunks;
import io.akkord.array.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arrays in another shape, C order kept. Axes fall into groups whose lengths have equal products before and after. In each
 * group only the first axis may be cut; then a chunk keeps its elements and their order, and nothing but its shape changes.
 */
public final class Reshaping {

    private Reshaping() {}

    /** Axes from one (included) to another (excluded), before and after. */
    private record Group(int from, int to, int newFrom, int newTo) {}

    /**
     * The array in this shape.
     *
     * @throws IllegalArgumentException if the number of elements is another
     */
    public static Node reshape(Node input, long[] shape) {
        long[] old = input.chunks().shape();
        if (Shapes.size(old) != Shapes.size(shape)) {
            throw new IllegalArgumentException(
                    "cannot reshape array of size " + Shapes.size(old) + " into shape " + Shapes.text(shape));
        }
        if (Arrays.equals(old, shape)) {
            return input;
        }
        if (Shapes.size(old) == 0) {
            return ElementwiseNode.constant(input.dtype(), Chunks.regular(shape, whole(shape.length)), 0, 0);
        }
        int[][] before = input.chunks().lengths();
        int[][] after = new int[shape.length][];
        for (Group group : groups(old, shape)) {
            cut(input.chunks(), old, shape, group, before, after);
        }
        return Joining.renamed(Rechunking.rechunk(input, Chunks.of(before)), Chunks.of(after));
    }

    private static int[] whole(int rank) {
        int[] all = new int[rank];
        Arrays.fill(all, -1);
        return all;
    }

    private static List<Group> groups(long[] old, long[] shape) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        int newFrom = 0;
        while (from < old.length || newFrom < shape.length) {
            int to = from;
            int newTo = newFrom;
            long product = to < old.length ? old[to++] : 1;
            long newProduct = newTo < shape.length ? shape[newTo++] : 1;
            while (product != newProduct) {
                if (product < newProduct) {
                    product *= old[to++];
                } else {
                    newProduct *= shape[newTo++];
                }
            }
            groups.add(new Group(from, to, newFrom, newTo));
            from = to;
            newFrom = newTo;
        }
        return groups;
    }

    private static void cut(Chunks chunks, long[] old, long[] shape, Group group, int[][] before, int[][] after) {
        int axis = leading(old, group.from(), group.to());
        int newAxis = leading(shape, group.newFrom(), group.newTo());
        for (int i = group.from(); i < group.to(); i++) {
            before[i] = new int[] {Math.toIntExact(old[i])};
        }
        for (int i = group.newFrom(); i < group.newTo(); i++) {
            after[i] = new int[] {Math.toIntExact(shape[i])};
        }
        if (axis < 0 || newAxis < 0) {
            return;
        }
        long rest = product(old, axis + 1, group.to());
        long newRest = product(shape, newAxis + 1, group.newTo());
        int unit = Math.toIntExact(newRest / gcd(rest, newRest));
        List<Integer> lengths = multiples(chunks, axis, group, unit, rest);
        before[axis] = lengths.stream().mapToInt(Integer::intValue).toArray();
        after[newAxis] = lengths.stream()
                .mapToInt(length -> Math.toIntExact(length * rest / newRest))
                .toArray();
    }

    /** Lengths along the axis, multiples of the unit, about as large as the chunks were. */
    private static List<Integer> multiples(Chunks chunks, int axis, Group group, int unit, long rest) {
        long elements = 1;
        for (int i = group.from(); i < group.to(); i++) {
            elements *= Arrays.stream(chunks.lengths(i)).max().orElse(1);
        }
        boolean kept = group.to() - axis == 1
                || Arrays.stream(chunks.lengths(), axis + 1, group.to()).allMatch(all -> all.length == 1);
        if (kept && Arrays.stream(chunks.lengths(axis)).allMatch(length -> length % unit == 0)) {
            return Arrays.stream(chunks.lengths(axis)).boxed().toList();
        }
        long want = Math.max(1, Math.round((double) elements / rest / unit)) * unit;
        List<Integer> lengths = new ArrayList<>();
        for (long left = chunks.length(axis); left > 0; left -= want) {
            lengths.add(Math.toIntExact(Math.min(want, left)));
        }
        return lengths;
    }

    /** The first axis that is longer than 1; -1 if there is none. */
    private static int leading(long[] shape, int from, int to) {
        for (int axis = from; axis < to; axis++) {
            if (shape[axis] > 1) {
                return axis;
            }
        }
        return -1;
    }

    private static long product(long[] shape, int from, int to) {
        long product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape[axis];
        }
        return product;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
