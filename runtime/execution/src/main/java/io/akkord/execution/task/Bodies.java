package io.akkord.execution.task;

import io.akkord.execution.operation.ResolvedOperation;
import io.akkord.execution.value.ValueCodec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of bodies. */
final class Bodies {

    /** Each input is one argument. */
    record Call(ResolvedOperation operation, ValueCodec codec) implements TaskBody {

        @Override
        public @Nullable Object run(byte[] literals, @Nullable Object[] inputs) throws Throwable {
            if (literals.length == 0 && inputs.length == operation.arity()) {
                return operation.invoke(inputs);
            }
            return operation.invoke(new Arguments(codec, literals).ofCall(operation, inputs));
        }
    }

    /** A function of two arguments is applied from left to right. */
    record Fold(ResolvedOperation operation, ValueCodec codec) implements TaskBody {

        @Override
        public @Nullable Object run(byte[] literals, @Nullable Object[] inputs) throws Throwable {
            return fold(operation, new Arguments(codec, literals).ofAny(inputs));
        }
    }

    /** The inputs become one list. */
    record Gather(ValueCodec codec) implements TaskBody {

        @Override
        public @Nullable Object run(byte[] literals, @Nullable Object[] inputs) {
            return gather(new Arguments(codec, literals).ofAny(inputs));
        }
    }

    /** The result is the only literal. */
    record Constant(ValueCodec codec) implements TaskBody {

        @Override
        public @Nullable Object run(byte[] literals, @Nullable Object[] inputs) {
            @Nullable Object[] values = new Arguments(codec, literals).ofAny(inputs);
            if (values.length != 1) {
                throw new IllegalArgumentException("a constant has " + values.length + " values");
            }
            return values[0];
        }
    }

    /** Several steps, each on the result of the one before. */
    record Fused(Step[] steps, ValueCodec codec) implements TaskBody {

        @Override
        public @Nullable Object run(byte[] literals, @Nullable Object[] inputs) throws Throwable {
            Arguments arguments = new Arguments(codec, literals);
            Object value = steps[0].first(arguments, inputs);
            for (int i = 1; i < steps.length; i++) {
                stopIfInterrupted();
                value = steps[i].later(arguments, i, value);
            }
            return value;
        }
    }

    private Bodies() {}

    static @Nullable Object fold(ResolvedOperation operation, @Nullable Object[] operands) throws Throwable {
        if (operands.length == 0) {
            throw new IllegalArgumentException("there is nothing to fold by " + operation);
        }
        @Nullable Object[] pair = {operands[0], null};
        for (int i = 1; i < operands.length; i++) {
            stopIfInterrupted();
            pair[1] = operands[i];
            pair[0] = operation.invoke(pair);
        }
        return pair[0];
    }

    static List<@Nullable Object> gather(@Nullable Object[] operands) {
        return Collections.unmodifiableList(Arrays.asList(operands));
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("cancelled between two steps");
        }
    }
}
