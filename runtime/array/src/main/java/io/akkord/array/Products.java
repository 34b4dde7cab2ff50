package io.akkord.array;

import io.akkord.array.expr.Contracting;
import io.akkord.array.expr.Diagonals;
import io.akkord.array.expr.Joining;
import io.akkord.array.expr.Node;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Products of arrays: native BLAS for doubles and floats, one thread a task, and whole numbers without loss. Chunks along
 * the axes that are summed over are those of the first operand.
 */
public final class Products {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern EINSUM = Pattern.compile("([a-zA-Z]*),([a-zA-Z]*)(?:->([a-zA-Z]*))?");

    private Products() {}

    /**
     * The matrix product as {@code numpy.matmul} defines it; leading axes are broadcast.
     *
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public static Chunked matmul(Chunked a, Chunked b) {
        if (a.rank() == 0 || b.rank() == 0) {
            throw new IllegalArgumentException("matmul: input operand does not have enough dimensions (has 0)");
        }
        if (a.rank() <= 2 && b.rank() <= 2) {
            return dot(a, b);
        }
        Chunked left = a.rank() == 1 ? a.expandDims(0) : a;
        Chunked right = b.rank() == 1 ? b.expandDims(1) : b;
        long[] batch = Shapes.broadcast(leading(left), leading(right));
        String letters = LETTERS.substring(0, batch.length);
        Chunked product = contract(
                stretched(left, batch), letters + "XY", stretched(right, batch), letters + "YZ", letters + "XZ");
        boolean[] dropped = new boolean[product.rank()];
        dropped[product.rank() - 2] = a.rank() == 1;
        dropped[product.rank() - 1] = b.rank() == 1;
        return Chunked.of(Joining.squeeze(product.node(), dropped));
    }

    private static long[] leading(Chunked array) {
        return java.util.Arrays.copyOf(array.shape(), array.rank() - 2);
    }

    private static Chunked stretched(Chunked array, long... batch) {
        long[] shape = java.util.Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = array.shape()[array.rank() - 2];
        shape[batch.length + 1] = array.shape()[array.rank() - 1];
        return java.util.Arrays.equals(shape, array.shape()) ? array : array.broadcastTo(shape);
    }

    /** Sum of products over the last axis of the first and the last but one (or only) of the second. */
    public static Chunked dot(Chunked a, Chunked b) {
        if (a.rank() == 0 || b.rank() == 0) {
            return a.times(b);
        }
        return tensordot(a, new int[] {-1}, b, new int[] {b.rank() == 1 ? 0 : -2});
    }

    /** Sum of products over the given axes, in pairs. */
    public static Chunked tensordot(Chunked a, int[] axesOfA, Chunked b, int[] axesOfB) {
        if (axesOfA.length != axesOfB.length) {
            throw new IllegalArgumentException("shape-mismatch for sum: " + axesOfA.length + " axes of the first and "
                    + axesOfB.length + " of the second");
        }
        if (a.rank() + b.rank() > LETTERS.length()) {
            throw new IllegalArgumentException("the operands have more than " + LETTERS.length() + " axes together");
        }
        char[] first = LETTERS.substring(0, a.rank()).toCharArray();
        char[] second = LETTERS.substring(a.rank(), a.rank() + b.rank()).toCharArray();
        Shapes.axes(axesOfA.length == 0 ? new int[0] : axesOfA, a.rank());
        for (int i = 0; i < axesOfA.length; i++) {
            second[Shapes.axis(axesOfB[i], b.rank())] = first[Shapes.axis(axesOfA[i], a.rank())];
        }
        StringBuilder out = new StringBuilder();
        String all = new String(first) + new String(second);
        all.chars()
                .filter(letter -> all.indexOf(letter) == all.lastIndexOf(letter))
                .forEach(letter -> out.append((char) letter));
        return contract(a, new String(first), b, new String(second), out.toString());
    }

    /** Each element of the first times each of the second, both flattened. */
    public static Chunked outer(Chunked a, Chunked b) {
        return contract(a.flatten(), "i", b.flatten(), "j", "ij");
    }

    /**
     * Einstein's sum of two operands, such as {@code einsum("bij,bjk->bik", a, b)}. Without an arrow the result has the
     * letters that stand once, in alphabetical order. A letter that stands twice in one operand takes its diagonal.
     *
     * @throws IllegalArgumentException if the letters do not fit the operands
     */
    public static Chunked einsum(String letters, Chunked a, Chunked b) {
        Matcher found = EINSUM.matcher(letters.replace(" ", ""));
        if (!found.matches()) {
            throw new IllegalArgumentException("einsum \"" + letters + "\": write it as \"ij,jk->ik\"");
        }
        String first = found.group(1);
        String second = found.group(2);
        String out = found.group(3) == null ? once(first + second) : found.group(3);
        requireLetters(first, a);
        requireLetters(second, b);
        for (int i = 0; i < out.length(); i++) {
            if ((first + second).indexOf(out.charAt(i)) < 0 || out.indexOf(out.charAt(i)) != i) {
                throw new IllegalArgumentException("einsum \"" + letters + "\": the letter " + out.charAt(i)
                        + " of the result stands in no operand, or twice in the result");
            }
        }
        return contract(a, first, b, second, out);
    }

    private static String once(String all) {
        StringBuilder once = new StringBuilder();
        all.chars()
                .sorted()
                .filter(letter -> all.indexOf(letter) == all.lastIndexOf(letter))
                .forEach(letter -> once.append((char) letter));
        return once.toString();
    }

    private static void requireLetters(String letters, Chunked array) {
        if (letters.length() != array.rank()) {
            throw new IllegalArgumentException("einstein sum subscripts string \"" + letters
                    + "\" has another number of letters than the operand of shape " + Shapes.text(array.shape())
                    + " has axes");
        }
    }

    private static Chunked contract(Chunked a, String first, Chunked b, String second, String out) {
        Node left = diagonal(a.node(), first);
        Node right = diagonal(b.node(), second);
        return Chunked.of(Contracting.contract(left, distinct(first), right, distinct(second), out));
    }

    /** The operand with one axis for each letter. */
    private static Node diagonal(Node operand, String letters) {
        for (int i = letters.length() - 1; i > 0; i--) {
            int before = letters.indexOf(letters.charAt(i));
            if (before < i) {
                return diagonal(
                        Diagonals.diagonal(operand, before, i), letters.substring(0, i) + letters.substring(i + 1));
            }
        }
        return operand;
    }

    private static String distinct(String letters) {
        StringBuilder distinct = new StringBuilder();
        letters.chars().distinct().forEach(letter -> distinct.append((char) letter));
        return distinct.toString();
    }
}
