package io.akkord.execution.task;

import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.operation.ResolvedOperation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a fused body.
 *
 * @param operation null for {@link OperationSpec.Kind#GATHER}
 */
record Step(OperationSpec.Kind kind, @Nullable ResolvedOperation operation) {

    @Nullable
    Object first(Arguments arguments, @Nullable Object[] inputs) throws Throwable {
        return switch (kind) {
            case CALL -> called().invoke(arguments.ofCall(called(), inputs));
            case FOLD -> Bodies.fold(called(), arguments.ofAny(inputs));
            case GATHER -> Bodies.gather(arguments.ofAny(inputs));
            case FUSED, CONSTANT -> throw unfit();
        };
    }

    @Nullable
    Object later(Arguments arguments, int step, @Nullable Object before) throws Throwable {
        if (kind != OperationSpec.Kind.CALL) {
            throw unfit();
        }
        return called().invoke(arguments.ofLaterStep(step, called(), before));
    }

    private ResolvedOperation called() {
        return Objects.requireNonNull(operation);
    }

    private IllegalArgumentException unfit() {
        return new IllegalArgumentException("a step of a fused operation is of kind " + kind);
    }
}
