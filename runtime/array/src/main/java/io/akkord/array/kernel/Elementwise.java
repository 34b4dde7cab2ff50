package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Region;
import io.akkord.array.Shapes;
import io.akkord.array.tile.TileMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operations that evaluate fused expressions on chunks. */
public final class Elementwise {

    private Elementwise() {}

    /** Without operands. */
    public static Block create(FusedSpec spec, Region region) {
        return machine(spec, region, List.of()).toBlock();
    }

    /** With operands, where places matter. */
    public static Block computeAt(FusedSpec spec, Region region, List<Block> operands) {
        return machine(spec, region, operands).toBlock();
    }

    public static Block computeOne(FusedSpec spec, Block operand) {
        return compute(spec, List.of(operand));
    }

    public static Block computeTwo(FusedSpec spec, Block a, Block b) {
        return compute(spec, List.of(a, b));
    }

    /** Any number of operands; the result has the shape to which theirs broadcast. */
    public static Block compute(FusedSpec spec, List<Block> operands) {
        List<Block> turned = turned(spec, operands);
        if (spec.program().isIdentity()) {
            return turned.get(0);
        }
        return new TileMachine(spec.program(), regionOf(turned), turned).toBlock();
    }

    static TileMachine machine(FusedSpec spec, Region region, List<Block> operands) {
        return new TileMachine(spec.program(), region, turned(spec, operands));
    }

    static Region regionOf(List<Block> operands) {
        long[] shape = {};
        for (Block operand : operands) {
            shape = Shapes.broadcast(shape, Shapes.toLongs(operand.shape()));
        }
        return new Region(
                new long[shape.length],
                Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(),
                shape);
    }

    static List<Block> turned(FusedSpec spec, List<Block> operands) {
        List<Block> turned = new ArrayList<>(operands);
        for (int i = 0; i < operands.size(); i++) {
            int[] permutation = spec.permutations().get(i);
            if (permutation.length > 0) {
                turned.set(i, Layout.transpose(permutation, operands.get(i)));
            }
        }
        return turned;
    }
}
