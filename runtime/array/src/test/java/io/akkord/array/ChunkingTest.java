package io.akkord.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.akkord.execution.inline.InlineSession;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** How arrays are cut changes nothing but the last digits. */
class ChunkingTest {

    private final InlineSession session = new InlineSession();

    private static int[] lengths(SplittableRandom random, int total) {
        return random
                .ints(1 + random.nextInt(5), 0, total + 1)
                .sorted()
                .boxed()
                .collect(
                        () -> new java.util.ArrayList<Integer>(java.util.List.of(0)),
                        java.util.ArrayList::add,
                        (a, b) -> {})
                .stream()
                .mapToInt(i -> i)
                .toArray();
    }

    /** Irregular chunks, some of them empty. */
    private static Chunks cut(SplittableRandom random, int... shape) {
        int[][] all = new int[shape.length][];
        for (int axis = 0; axis < shape.length; axis++) {
            int[] ends = lengths(random, shape[axis]);
            int[] own = new int[ends.length];
            for (int i = 0; i < ends.length; i++) {
                own[i] = (i + 1 < ends.length ? ends[i + 1] : shape[axis]) - ends[i];
            }
            all[axis] = own;
        }
        return Chunks.of(all);
    }

    @RepeatedTest(200)
    void randomExpressionsGiveTheSameInAnyChunks(RepetitionInfo run) {
        long seed = run.getCurrentRepetition();
        Block whole = expression(seed, Chunks.regular(new long[] {11, 13}, -1)).compute(session);
        Block cut = expression(seed, cut(new SplittableRandom(seed), 11, 13)).compute(session);
        assertThat(cut.shape()).as("seed %d", seed).isEqualTo(whole.shape());
        for (int i = 0; i < whole.size(); i++) {
            double expected = whole.element(i);
            assertThat(cut.element(i))
                    .as("seed %d, element %d", seed, i)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    /** A few operations, chosen by the seed, on a random matrix; the result has two axes again after each. */
    private static Chunked expression(long seed, Chunks chunks) {
        SplittableRandom random = new SplittableRandom(seed * 31);
        Chunked x = Randoms.seeded(seed).normal(chunks, 0, 1);
        for (int i = 0; i < 5; i++) {
            x = step(random, x);
        }
        return x;
    }

    private static Chunked step(SplittableRandom random, Chunked x) {
        long rows = x.shape()[0];
        return switch (random.nextInt(16)) {
            case 0 -> x.plus(x.transpose().transpose().times(0.5));
            case 1 -> x.minus(x.mean(0));
            case 2 -> x.transpose();
            case 3 -> x.slice(Slice.step(-1), Slice.from(random.nextInt(3)));
            case 4 -> x.roll(random.nextInt(5), random.nextInt(2));
            case 5 -> x.cumsum(random.nextInt(2)).tanh();
            case 6 -> x.matmul(x.transpose()).dividedBy((double) Math.max(1, x.shape()[1]));
            case 7 -> x.reshape(-1).reshape(x.shape()[1], rows);
            case 8 -> x.take(new long[] {rows - 1, 0, rows / 2}, 0);
            case 9 -> Create.concatenate(1, x, x.abs());
            case 10 -> x.greater(0).where(x.sqrt(), x.square());
            case 11 -> x.pad(Boundary.WRAP, 0, new int[] {1, 0}, new int[] {0, 2});
            case 12 -> x.sort(random.nextInt(2));
            case 13 -> x.rechunk(1 + random.nextInt(4), 1 + random.nextInt(4));
            case 14 -> x.mapOverlap(ChunkingTest::smooth, DType.DOUBLE, new int[] {1, 0}, Boundary.EDGE);
            default -> x.minus(x.maxKeep(1)).exp();
        };
    }

    /** The mean of each row and its neighbours. */
    public static Block smooth(Block block) {
        double[] x = block.doubles();
        double[] z = x.clone();
        int width = block.shape()[1];
        for (int i = width; i < x.length - width; i++) {
            z[i] = (x[i - width] + x[i] + x[i + width]) / 3;
        }
        return new Block(block.shape(), z);
    }

    @Test
    void randomNumbersDoNotDependOnChunks() {
        long[] shape = {20, 30};
        for (int chunk : new int[] {1, 7, 30}) {
            Chunks chunks = Chunks.regular(shape, chunk);
            Chunks whole = Chunks.regular(shape, -1);
            assertThat(Randoms.seeded(3).normal(chunks, 1, 2).compute(session))
                    .isEqualTo(Randoms.seeded(3).normal(whole, 1, 2).compute(session));
            assertThat(Randoms.seeded(3).integers(chunks, -5, 5).compute(session))
                    .isEqualTo(Randoms.seeded(3).integers(whole, -5, 5).compute(session));
        }
    }

    @RepeatedTest(50)
    void rechunkingKeepsEveryElement(RepetitionInfo run) {
        SplittableRandom random = new SplittableRandom(run.getCurrentRepetition());
        Chunks first = cut(random, 9, 4, 7);
        Chunked x = Create.index(first, 0)
                .times(100)
                .plus(Create.index(first, 1).times(10))
                .plus(Create.index(first, 2));
        Chunks other = cut(random, 9, 4, 7);
        Chunked rechunked = x.rechunk(other);
        assertThat(rechunked.chunks()).isEqualTo(other);
        assertThat(rechunked.compute(session)).isEqualTo(x.compute(session));
    }
}
