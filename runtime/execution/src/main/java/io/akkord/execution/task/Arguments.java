package io.akkord.execution.task;

import io.akkord.execution.operation.ResolvedOperation;
import io.akkord.execution.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Puts arguments together: literals go to their positions, inputs fill the other positions of the first step in order,
 * and the result of the step before fills each other position of a later step.
 */
final class Arguments {

    private final ValueCodec codec;
    private final byte[] block;
    private final @Nullable LiteralCursor literals;
    private boolean pending;

    Arguments(ValueCodec codec, byte[] block) {
        this.codec = codec;
        this.block = block;
        this.literals = block.length == 0 ? null : new LiteralCursor(block);
        this.pending = literals != null && literals.advance();
    }

    /** The arguments of a call that is the first step. */
    @Nullable
    Object[] ofCall(ResolvedOperation operation, @Nullable Object[] inputs) {
        int count = inputs.length + (literals == null ? 0 : LiteralCursor.countOfFirstStep(block));
        if (count != operation.arity()) {
            throw new IllegalArgumentException(
                    "operation " + operation + " takes " + operation.arity() + " arguments and was given " + count);
        }
        return ofFirstStep(count, inputs);
    }

    /** All operands of a first step that takes any number. */
    @Nullable
    Object[] ofAny(@Nullable Object[] inputs) {
        return ofFirstStep(inputs.length + (literals == null ? 0 : LiteralCursor.countOfFirstStep(block)), inputs);
    }

    private @Nullable Object[] ofFirstStep(int count, @Nullable Object[] inputs) {
        if (count == inputs.length) {
            return inputs;
        }
        @Nullable Object[] arguments = new Object[count];
        int input = 0;
        for (int position = 0; position < count; position++) {
            if (isLiteral(0, position)) {
                arguments[position] = takeLiteral();
            } else if (input < inputs.length) {
                arguments[position] = inputs[input++];
            } else {
                throw new IllegalArgumentException("damaged literals: argument " + position + " is missing");
            }
        }
        return arguments;
    }

    /** The arguments of a later step. */
    @Nullable
    Object[] ofLaterStep(int step, ResolvedOperation operation, @Nullable Object before) {
        @Nullable Object[] arguments = new Object[operation.arity()];
        for (int position = 0; position < arguments.length; position++) {
            arguments[position] = isLiteral(step, position) ? takeLiteral() : before;
        }
        return arguments;
    }

    private boolean isLiteral(int step, int position) {
        return pending && literals != null && literals.step() == step && literals.position() == position;
    }

    private @Nullable Object takeLiteral() {
        LiteralCursor cursor = java.util.Objects.requireNonNull(literals);
        Object value = codec.decode(block, cursor.from(), cursor.end());
        pending = cursor.advance();
        return value;
    }
}
