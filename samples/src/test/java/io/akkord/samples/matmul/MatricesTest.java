package io.akkord.samples.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatricesTest {

    @Test
    void multiplyAgreesWithTheNaiveTripleLoop() {
        int[][] sizes = {{1, 1, 1}, {2, 4, 8}, {3, 5, 7}, {64, 64, 64}, {17, 131, 5}, {33, 67, 521}, {65, 130, 1030}};
        for (int[] size : sizes) {
            Block left = Matrices.random(size[0], size[1], 1);
            Block right = Matrices.random(size[1], size[2], 2);

            assertThat(Matrices.relativeError(naive(left, right), Matrices.multiply(left, right)))
                    .as("%dx%d times %dx%d", size[0], size[1], size[1], size[2])
                    .isLessThan(1e-14);
        }
    }

    @Test
    void multiplyByTheIdentityChangesNothing() {
        Block block = Matrices.random(70, 70, 3);
        Block identity = Block.zeros(70, 70);
        for (int i = 0; i < 70; i++) {
            identity.values()[i * 70 + i] = 1;
        }

        assertThat(Matrices.multiply(block, identity)).isEqualTo(block);
        assertThat(Matrices.multiply(identity, block)).isEqualTo(block);
    }

    @Test
    void multiplyRejectsSizesThatDoNotFit() {
        assertThatThrownBy(() -> Matrices.multiply(Block.zeros(2, 3), Block.zeros(2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Block[2x3] times Block[2x3]");
    }

    @Test
    void addAddsValueByValue() {
        Block left = new Block(1, 2, new double[] {1, 2});
        Block right = new Block(1, 2, new double[] {10, 20});

        assertThat(Matrices.add(left, right)).isEqualTo(new Block(1, 2, new double[] {11, 22}));
        assertThatThrownBy(() -> Matrices.add(left, Block.zeros(2, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void relativeErrorIsTheNormOfTheDifferenceOverTheNorm() {
        Block expected = new Block(1, 2, new double[] {3, 4});

        assertThat(Matrices.relativeError(expected, expected)).isZero();
        assertThat(Matrices.relativeError(expected, new Block(1, 2, new double[] {3, 4.5})))
                .isCloseTo(0.1, within(1e-15));
        assertThat(Matrices.relativeError(Block.zeros(1, 2), Block.zeros(1, 2))).isZero();
        assertThat(Matrices.relativeError(Block.zeros(1, 2), expected)).isInfinite();
        assertThat(Matrices.relativeError(expected, new Block(1, 2, new double[] {3, Double.NaN})))
                .isNaN();
    }

    @Test
    void randomValuesDependOnTheSeedAloneAndSpreadFromMinusOneToOne() {
        Block block = Matrices.random(100, 100, 5);

        assertThat(block).isEqualTo(Matrices.random(100, 100, 5)).isNotEqualTo(Matrices.random(100, 100, 6));
        assertThat(Arrays.stream(block.values())).allMatch(value -> value >= -1 && value < 1);
        assertThat(Arrays.stream(block.values()).average().orElseThrow()).isCloseTo(0, within(0.02));
    }

    @Test
    void everyBlockOfAGridHasItsOwnSeedAlsoBesideTheGridsOfOtherSeeds() {
        Set<Long> seeds = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            for (int row = 0; row < 30; row++) {
                for (int column = 0; column < 30; column++) {
                    seeds.add(Matrices.blockSeed(seed, row, column));
                }
            }
        }

        assertThat(seeds).hasSize(10 * 30 * 30);
    }

    private static Block naive(Block left, Block right) {
        Block product = Block.zeros(left.rows(), right.columns());
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                double sum = 0;
                for (int k = 0; k < left.columns(); k++) {
                    sum += left.at(i, k) * right.at(k, j);
                }
                product.values()[i * right.columns() + j] = sum;
            }
        }
        return product;
    }
}
