package io.akkord.execution.operation;

import io.akkord.api.Operation;
import io.akkord.api.Operation0;
import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.api.Operation3;
import io.akkord.api.Operation4;
import io.akkord.api.OperationRefusedException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;

/** The functional interfaces of the api, by number of arguments. */
enum OperationShape {
    NONE(Operation0.class),
    ONE(Operation1.class),
    TWO(Operation2.class),
    THREE(Operation3.class),
    FOUR(Operation4.class);

    private final Class<? extends Operation> type;

    OperationShape(Class<? extends Operation> type) {
        this.type = type;
    }

    /** The one interface that the object implements. */
    static OperationShape of(Operation operation, String shown) {
        List<OperationShape> all = Arrays.stream(values())
                .filter(shape -> shape.type.isInstance(operation))
                .toList();
        if (all.size() != 1) {
            throw new OperationRefusedException(shown + " implements several of the interfaces " + all
                    + ", so that it is open which one is meant; implement one");
        }
        return all.get(0);
    }

    static OperationShape of(String descriptor) {
        return Arrays.stream(values())
                .filter(shape -> shape.descriptor().equals(descriptor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation is called as " + descriptor));
    }

    Class<? extends Operation> type() {
        return type;
    }

    String descriptor() {
        return applied().toMethodDescriptorString();
    }

    /** The interface's method, its first argument the object. */
    MethodHandle handle() {
        try {
            return MethodHandles.publicLookup().findVirtual(type, "apply", applied());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("an interface of the api has no method apply", e);
        }
    }

    private MethodType applied() {
        return MethodType.genericMethodType(ordinal());
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
