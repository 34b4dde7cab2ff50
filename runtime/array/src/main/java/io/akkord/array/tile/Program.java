package io.akkord.array.tile;

import io.akkord.array.DType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An elementwise expression in static single assignment: each instruction's inputs stand before it, the last one is the
 * result.
 *
 * @param code at least one instruction
 */
public record Program(List<Instruction> code) {

    public Program {
        code = List.copyOf(code);
        if (code.isEmpty()) {
            throw new IllegalArgumentException("a program needs an instruction");
        }
    }

    /** Type of the result. */
    public DType type() {
        return code.get(code.size() - 1).type();
    }

    /** Whether a value depends on where its element lies. */
    public boolean isPositional() {
        return code.stream().anyMatch(instruction -> instruction.op().isPositional());
    }

    /** Whether it only hands on its first operand. */
    public boolean isIdentity() {
        return code.size() == 1 && code.get(0).op() == Op.LOAD;
    }

    /** The operations in their order, such as {@code multiply+add}, for people. */
    public String label() {
        return code.stream()
                .map(Instruction::op)
                .filter(op -> op != Op.LOAD && op != Op.CONSTANT)
                .map(Op::toString)
                .collect(Collectors.joining("+"));
    }
}
