package io.akkord.array.kernel;

import io.akkord.array.tile.Program;
import java.util.List;

/**
 * A fused expression.
 *
 * @param permutations for each operand the order in which its axes are to be taken; empty if as they are
 */
public record FusedSpec(Program program, List<int[]> permutations) {

    public FusedSpec {
        permutations = List.copyOf(permutations);
    }
}
