package io.akkord.samples.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridsTest {

    @Test
    void assembleUndoesSplitAlsoWhenTheBlocksDoNotFitEvenly() {
        Block whole = Matrices.random(10, 7, 1);

        for (int size : new int[] {1, 3, 5, 100}) {
            assertThat(Grids.assemble(Grids.split(whole, size, size))).isEqualTo(whole);
        }
        assertThat(Grids.split(whole, 4, 3)).hasSize(3).allMatch(blocks -> blocks.size() == 3);
    }

    @Test
    void cutTakesThePartThatBeginsAtARowAndAColumn() {
        Block block = new Block(3, 3, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

        assertThat(Grids.cut(block, 1, 1, 2, 2)).isEqualTo(new Block(2, 2, new double[] {5, 6, 8, 9}));
        assertThat(Grids.cut(block, 0, 2, 3, 1)).isEqualTo(new Block(3, 1, new double[] {3, 6, 9}));
    }

    @Test
    void cutRejectsWhatLiesOutside() {
        assertThatThrownBy(() -> Grids.cut(Block.zeros(3, 3), 2, 0, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Block[2x2] at 2, 0 does not lie inside Block[3x3]");
        assertThatThrownBy(() -> Grids.cut(Block.zeros(3, 3), 0, -1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProductOfGridsIsTheGridOfTheProduct() {
        Block left = Matrices.random(12, 20, 1);
        Block right = Matrices.random(20, 9, 2);
        List<List<Block>> a = Grids.split(left, 6, 10);
        List<List<Block>> b = Grids.split(right, 10, 9);

        List<List<Block>> c = a.stream()
                .map(row -> List.of(Matrices.add(
                        Matrices.multiply(row.get(0), b.get(0).get(0)),
                        Matrices.multiply(row.get(1), b.get(1).get(0)))))
                .toList();

        assertThat(Matrices.relativeError(Matrices.multiply(left, right), Grids.assemble(c)))
                .isLessThan(1e-14);
    }

    @Test
    void assembleRejectsGridsThatDoNotFit() {
        Block one = Block.zeros(1, 1);

        assertThatThrownBy(() -> Grids.assemble(List.of())).hasMessage("a grid needs a block");
        assertThatThrownBy(() -> Grids.assemble(List.of(List.of(one), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grids.assemble(List.of(List.of(one, one), List.of(one))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grids.assemble(List.of(List.of(one, Block.zeros(2, 1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grids.assemble(List.of(List.of(one), List.of(Block.zeros(1, 2)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blocksOfEqualSizesAndValuesAreEqual() {
        assertThat(Block.zeros(2, 3)).isEqualTo(new Block(2, 3, new double[6])).hasSameHashCodeAs(Block.zeros(2, 3));
        assertThat(Block.zeros(2, 3)).isNotEqualTo(Block.zeros(3, 2));
    }

    @Test
    void blocksWhoseSizesDoNotMatchTheirValuesAreRejected() {
        assertThatThrownBy(() -> new Block(2, 3, new double[5])).hasMessage("Block[2x3] does not match its 5 values");
        assertThatThrownBy(() -> Block.zeros(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Block.zeros(1 << 16, 1 << 16)).hasMessageContaining("too large");
    }
}
