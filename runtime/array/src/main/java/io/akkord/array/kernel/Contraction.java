package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.DType;
import io.akkord.array.dense.Dense;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Operations that multiply blocks and sum over the axes that they share. */
public final class Contraction {

    private Contraction() {}

    /**
     * Axes by letters, as einsum writes them.
     *
     * @param a letters of the first operand's axes
     * @param b of the second's
     * @param batch letters in both operands and in the result
     * @param summed letters in both operands only
     * @param out of the result
     */
    public record Letters(String a, String b, String batch, String summed, String out) {

        String freeOfA() {
            return without(a, batch + summed);
        }

        String freeOfB() {
            return without(b, batch + summed);
        }

        private static String without(String letters, String gone) {
            StringBuilder left = new StringBuilder();
            letters.chars().filter(letter -> gone.indexOf(letter) < 0).forEach(letter -> left.append((char) letter));
            return left.toString();
        }
    }

    /** The sum of the products of pairs; first all first operands, then all second ones. */
    public static Block contract(Letters letters, List<Block> blocks) {
        int pairs = blocks.size() / 2;
        Block a = blocks.get(0);
        Block b = blocks.get(pairs);
        String order = letters.batch() + letters.freeOfA() + letters.freeOfB();
        int[] shape = new int[order.length()];
        Arrays.setAll(shape, axis -> length(order.charAt(axis), letters, a, b));
        Block sum = Block.zeros(a.dtype(), shape);
        int batch = product(letters.batch(), letters, a, b);
        int rows = product(letters.freeOfA(), letters, a, b);
        int columns = product(letters.freeOfB(), letters, a, b);
        Matrices matrices = new Matrices(letters, rows, columns);
        for (int number = 0; number < batch; number++) {
            matrices.sum(number, blocks.subList(0, pairs), blocks.subList(pairs, blocks.size()), sum);
        }
        int[] permutation = permutation(order, letters.out());
        return isIdentity(permutation) ? sum : Layout.transpose(permutation, sum);
    }

    private static int length(char letter, Letters letters, Block a, Block b) {
        int axis = letters.a().indexOf(letter);
        return axis >= 0 ? a.shape()[axis] : b.shape()[letters.b().indexOf(letter)];
    }

    private static int product(String some, Letters letters, Block a, Block b) {
        int product = 1;
        for (int i = 0; i < some.length(); i++) {
            product *= length(some.charAt(i), letters, a, b);
        }
        return product;
    }

    private static int[] permutation(String from, String to) {
        int[] permutation = new int[to.length()];
        Arrays.setAll(permutation, axis -> from.indexOf(to.charAt(axis)));
        return permutation;
    }

    private static boolean isIdentity(int[] permutation) {
        for (int axis = 0; axis < permutation.length; axis++) {
            if (permutation[axis] != axis) {
                return false;
            }
        }
        return true;
    }

    /** The product of one place of the batch axes, by pairs of matrices. */
    private record Matrices(Letters letters, int rows, int columns) {

        void sum(int number, List<Block> as, List<Block> bs, Block to) {
            int at = number * rows * columns;
            if (to.data() instanceof double[] values) {
                sum(number, as, bs, Block::doubles, Dense.best().product(rows, columns))
                        .get(values, at);
            } else if (to.data() instanceof float[] values) {
                sum(number, as, bs, Block::floats, Dense.best().floatProduct(rows, columns))
                        .get(values, at);
            } else {
                for (int i = 0; i < as.size(); i++) {
                    whole(number, as.get(i), bs.get(i), to.longs(), at);
                }
            }
        }

        private <A> Dense.Product<A> sum(
                int number, List<Block> as, List<Block> bs, Function<Block, A> data, Dense.Product<A> product) {
            for (int i = 0; i < as.size(); i++) {
                Operand a = first(as.get(i));
                Operand b = second(bs.get(i));
                int inner = inner(as.get(i));
                product.add(
                        data.apply(a.block()),
                        number * rows * inner,
                        a.transposed(),
                        data.apply(b.block()),
                        number * inner * columns,
                        b.transposed(),
                        inner);
            }
            return product;
        }

        private int inner(Block a) {
            int inner = 1;
            for (int i = 0; i < letters.summed().length(); i++) {
                inner *= a.shape()[letters.a().indexOf(letters.summed().charAt(i))];
            }
            return inner;
        }

        private Operand first(Block block) {
            return Operand.of(
                    block,
                    letters.a(),
                    letters.batch() + letters.freeOfA() + letters.summed(),
                    letters.batch() + letters.summed() + letters.freeOfA());
        }

        private Operand second(Block block) {
            return Operand.of(
                    block,
                    letters.b(),
                    letters.batch() + letters.summed() + letters.freeOfB(),
                    letters.batch() + letters.freeOfB() + letters.summed());
        }

        private void whole(int number, Block first, Block second, long[] sum, int at) {
            int inner = inner(first);
            Block a = Operand.ordered(first, letters.a(), letters.batch() + letters.freeOfA() + letters.summed());
            Block b = Operand.ordered(second, letters.b(), letters.batch() + letters.summed() + letters.freeOfB());
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < inner; k++) {
                    long factor = a.longs()[(number * rows + i) * inner + k];
                    int from = (number * inner + k) * columns;
                    for (int j = 0; j < columns; j++) {
                        sum[at + i * columns + j] += factor * b.longs()[from + j];
                    }
                }
            }
        }
    }

    /** A block as matrices, one a place of the batch axes; transposed ones are left as they are. */
    private record Operand(Block block, boolean transposed) {

        static Operand of(Block block, String letters, String order, String opposite) {
            return letters.equals(opposite) && !letters.equals(order)
                    ? new Operand(block, true)
                    : new Operand(ordered(block, letters, order), false);
        }

        static Block ordered(Block block, String letters, String order) {
            return letters.equals(order) ? block : Layout.transpose(permutation(letters, order), block);
        }
    }

    /** The sum of blocks. */
    public static Block add(DType type, List<Block> blocks) {
        Block sum = Block.zeros(type, blocks.get(0).shape());
        for (Block block : blocks) {
            if (sum.data() instanceof double[] values) {
                DoubleFold.into(Reduction.SUM, values, 0, block.doubles(), 0, values.length);
            } else if (sum.data() instanceof float[] values) {
                for (int i = 0; i < values.length; i++) {
                    values[i] += block.floats()[i];
                }
            } else {
                for (int i = 0; i < sum.size(); i++) {
                    sum.longs()[i] += block.longs()[i];
                }
            }
        }
        return sum;
    }
}
