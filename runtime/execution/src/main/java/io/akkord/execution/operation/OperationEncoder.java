package io.akkord.execution.operation;

import io.akkord.api.Operation;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.Task;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.graph.ValueEncoder;
import io.akkord.execution.value.ValueCodec;
import java.lang.invoke.SerializedLambda;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names the user's functions. A static, constructor or unbound instance method reference goes by class, method and
 * signature; a lambda likewise, by the name that the compiler gave its body; what they captured is encoded with them. A
 * record or enum constant that implements an operation goes by its class and value. Anonymous classes, and lambdas or
 * references bound to ordinary objects, are refused with advice.
 *
 * <p>Safe for use by several threads.
 */
public final class OperationEncoder implements ValueEncoder {

    private final ValueCodec codec;

    public OperationEncoder(ValueCodec codec) {
        this.codec = codec;
    }

    @Override
    public OperationSpec operation(Operation operation, Task.Kind kind) {
        OperationSpec.Kind row =
                switch (kind) {
                    case CALL -> OperationSpec.Kind.CALL;
                    case FOLD -> OperationSpec.Kind.FOLD;
                    case GATHER, LITERAL -> throw new IllegalArgumentException(kind + " has no operation");
                };
        LambdaSource source = LambdaSource.of(operation);
        OperationSpec known = source.known(row);
        if (known != null) {
            return known;
        }
        SerializedLambda lambda = source.describe(operation);
        if (lambda == null) {
            return ofObject(operation, row);
        }
        OperationSpec spec = ofLambda(operation, lambda, row);
        if (spec.captured().length == 0) {
            source.know(spec);
        }
        return spec;
    }

    @Override
    public byte[] value(Object value, Supplier<String> path) {
        return codec.encode(value, () -> path.get() + " (" + value.getClass().getSimpleName() + ")");
    }

    private OperationSpec ofLambda(Operation operation, SerializedLambda lambda, OperationSpec.Kind kind) {
        String className = lambda.getImplClass().replace('/', '.');
        String method = lambda.getImplMethodName();
        boolean named = !method.startsWith("lambda$") && !method.contains("$anonfun$");
        String shown = "operation " + className + "." + method;
        ReceiverCheck.requireFree(lambda, shown, named);
        return new OperationSpec(
                kind,
                className,
                method,
                lambda.getImplMethodSignature(),
                lambda.getImplMethodKind(),
                captured(lambda, shown),
                fingerprint(operation, className),
                !named,
                new int[0]);
    }

    private byte[] captured(SerializedLambda lambda, String shown) {
        int count = lambda.getCapturedArgCount();
        @Nullable Object[] arguments = new Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = lambda.getCapturedArg(i);
        }
        return Captured.encode(codec, arguments, shown);
    }

    private static long fingerprint(Operation operation, String className) {
        try {
            return Fingerprints.of(
                    Class.forName(className, false, operation.getClass().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Fingerprints.NONE;
        }
    }

    private OperationSpec ofObject(Operation operation, OperationSpec.Kind kind) {
        Class<?> type = operation instanceof Enum<?> constant ? constant.getDeclaringClass() : operation.getClass();
        String shown = "operation " + type.getName();
        if (!type.isRecord() && !type.isEnum()) {
            throw new OperationRefusedException(shown + " is "
                    + (type.isAnonymousClass() ? "an anonymous class" : "an object of an ordinary class")
                    + " and cannot travel; make it a record that implements " + interfaceOf(operation, shown)
                    + ", or pass a reference to a static method");
        }
        return new OperationSpec(
                kind,
                type.getName(),
                "",
                OperationShape.of(operation, shown).descriptor(),
                0,
                codec.encode(operation, shown),
                Fingerprints.of(type),
                false,
                new int[0]);
    }

    private static String interfaceOf(Operation operation, String shown) {
        return OperationShape.of(operation, shown).type().getSimpleName();
    }
}
