package io.akkord.array.expr;

import io.akkord.api.Task;
import io.akkord.array.Block;
import io.akkord.array.Chunks;
import io.akkord.array.DType;
import io.akkord.array.Shapes;
import io.akkord.array.kernel.Contraction;
import io.akkord.array.kernel.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Products of two arrays summed over axes that they share: each chunk of the result is a sum of products of chunks, of
 * which one task adds up a few in place.
 */
public final class Contracting {

    /** Products that one task adds up; it needs twice as many chunks at once. */
    private static final int PRODUCTS = 8;

    private Contracting() {}

    /**
     * The contraction that einsum's letters say.
     *
     * @throws IllegalArgumentException if lengths of axes with one letter differ, naming both shapes
     */
    public static Node contract(Node first, String a, Node second, String b, String out) {
        Node left = summed(first, a, b + out);
        Node right = summed(second, b, a + out);
        String lettersA = kept(a, b + out);
        String lettersB = kept(b, a + out);
        String batch = common(lettersA, lettersB, out, true);
        String sum = common(lettersA, lettersB, out, false);
        requireEqual(left, lettersA, right, lettersB);
        DType type = DType.promote(left.dtype(), right.dtype());
        DType inner = type.isFloating() ? type : DType.LONG;
        left = Expressions.cast(left, inner);
        right = Expressions.cast(fitted(right, lettersB, left, lettersA), inner);
        Contraction.Letters letters = new Contraction.Letters(lettersA, lettersB, batch, sum, out);
        Node product = product(left, right, letters);
        return Expressions.cast(product, type);
    }

    /** Letters that stand elsewhere too. */
    private static String kept(String letters, String elsewhere) {
        StringBuilder kept = new StringBuilder();
        letters.chars().filter(letter -> elsewhere.indexOf(letter) >= 0).forEach(letter -> kept.append((char) letter));
        return kept.toString();
    }

    /** Sums over axes whose letters stand nowhere else. */
    private static Node summed(Node node, String letters, String elsewhere) {
        boolean[] axes = new boolean[letters.length()];
        boolean any = false;
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = elsewhere.indexOf(letters.charAt(axis)) < 0;
            any |= axes[axis];
        }
        DType type = node.dtype().isFloating() ? node.dtype() : DType.LONG;
        return any ? Joining.squeeze(Reducing.reduce(node, Reduction.SUM, axes, type, 0), axes) : node;
    }

    private static String common(String a, String b, String out, boolean inResult) {
        StringBuilder letters = new StringBuilder();
        a.chars()
                .filter(letter -> b.indexOf(letter) >= 0 && (out.indexOf(letter) >= 0) == inResult)
                .forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }

    private static void requireEqual(Node first, String a, Node second, String b) {
        for (int axis = 0; axis < a.length(); axis++) {
            int other = b.indexOf(a.charAt(axis));
            if (other >= 0 && first.chunks().length(axis) != second.chunks().length(other)) {
                throw new IllegalArgumentException(
                        "shapes " + Shapes.text(first.chunks().shape()) + " and "
                                + Shapes.text(second.chunks().shape()) + " not aligned: "
                                + first.chunks().length(axis) + " (dim " + axis + ") != "
                                + second.chunks().length(other) + " (dim " + other + ")");
            }
        }
    }

    /** The second array, cut along shared axes as the first is. */
    private static Node fitted(Node second, String b, Node first, String a) {
        int[][] lengths = second.chunks().lengths();
        for (int axis = 0; axis < b.length(); axis++) {
            int other = a.indexOf(b.charAt(axis));
            lengths[axis] = other >= 0 ? first.chunks().lengths(other) : lengths[axis];
        }
        return Rechunking.rechunk(second, Chunks.of(lengths));
    }

    private static Node product(Node a, Node b, Contraction.Letters letters) {
        int[][] lengths = new int[letters.out().length()][];
        for (int axis = 0; axis < lengths.length; axis++) {
            char letter = letters.out().charAt(axis);
            int own = letters.a().indexOf(letter);
            lengths[axis] = own >= 0
                    ? a.chunks().lengths(own)
                    : b.chunks().lengths(letters.b().indexOf(letter));
        }
        Chunks chunks = Chunks.of(lengths);
        int[] counts = new int[letters.summed().length()];
        Arrays.setAll(counts, i -> a.chunks()
                .count(letters.a().indexOf(letters.summed().charAt(i))));
        return new Node("contract", a.dtype(), chunks, List.of(a, b), (chunk, lowering) -> {
            int[] place = chunks.place(chunk);
            List<Task<Block>> sums = new ArrayList<>();
            List<Task<Block>> as = new ArrayList<>();
            List<Task<Block>> bs = new ArrayList<>();
            int[] inner = new int[counts.length];
            boolean more = true;
            while (more) {
                as.add(lowering.task(a, number(a, letters.a(), letters, place, inner)));
                bs.add(lowering.task(b, number(b, letters.b(), letters, place, inner)));
                more = next(inner, counts);
                if (as.size() == PRODUCTS || !more) {
                    sums.add(contract(letters, as, bs));
                    as.clear();
                    bs.clear();
                }
            }
            return sums.size() == 1 ? sums.get(0) : Calls.callAll(Contraction::add, a.dtype(), sums);
        });
    }

    private static Task<Block> contract(Contraction.Letters letters, List<Task<Block>> as, List<Task<Block>> bs) {
        List<Task<Block>> all = new ArrayList<>(as);
        all.addAll(bs);
        return Calls.callAll(Contraction::contract, letters, all);
    }

    private static int number(Node node, String own, Contraction.Letters letters, int[] place, int[] inner) {
        int[] chunk = new int[own.length()];
        for (int axis = 0; axis < chunk.length; axis++) {
            int sum = letters.summed().indexOf(own.charAt(axis));
            chunk[axis] = sum >= 0 ? inner[sum] : place[letters.out().indexOf(own.charAt(axis))];
        }
        return node.chunks().number(chunk);
    }

    private static boolean next(int[] inner, int[] counts) {
        for (int i = inner.length - 1; i >= 0; i--) {
            if (++inner[i] < counts[i]) {
                return true;
            }
            inner[i] = 0;
        }
        return false;
    }
}
