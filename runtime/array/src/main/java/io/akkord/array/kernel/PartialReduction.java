package io.akkord.array.kernel;

import io.akkord.array.Block;
import io.akkord.array.Region;
import java.util.List;

/** Operations that evaluate fused expressions on chunks and reduce them in the same pass; they give states. */
public final class PartialReduction {

    private PartialReduction() {}

    /** Without operands. */
    public static Block create(PartialSpec spec, Region region) {
        return computeAt(spec, region, List.of());
    }

    /** With operands, where places matter. */
    public static Block computeAt(PartialSpec spec, Region region, List<Block> operands) {
        Accumulator state =
                Accumulator.of(spec.reduction(), spec.fused().program().type(), region, spec.axes());
        Elementwise.machine(spec.fused(), region, operands).forEach(state);
        return state.toBlock();
    }

    public static Block computeOne(PartialSpec spec, Block operand) {
        return compute(spec, List.of(operand));
    }

    public static Block computeTwo(PartialSpec spec, Block a, Block b) {
        return compute(spec, List.of(a, b));
    }

    /** Any number of operands. */
    public static Block compute(PartialSpec spec, List<Block> operands) {
        List<Block> turned = Elementwise.turned(spec.fused(), operands);
        FusedSpec straight = new FusedSpec(
                spec.fused().program(),
                turned.stream().map(operand -> new int[0]).toList());
        return computeAt(
                new PartialSpec(straight, spec.reduction(), spec.axes()), Elementwise.regionOf(turned), turned);
    }
}
