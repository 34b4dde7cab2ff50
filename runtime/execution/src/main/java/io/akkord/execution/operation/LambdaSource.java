package io.akkord.execution.operation;

import io.akkord.api.Operation;
import io.akkord.core.graph.OperationSpec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler says of the lambda or method reference that a class was made for. Its private method {@code
 * writeReplace} gives the name of the method behind it and what it captured; nothing is serialized. Found once per class.
 */
final class LambdaSource {

    private static final ClassValue<LambdaSource> SOURCES = new ClassValue<>() {
        @Override
        protected LambdaSource computeValue(Class<?> type) {
            return new LambdaSource(type);
        }
    };

    private final @Nullable MethodHandle replacement;
    private volatile @Nullable OperationSpec called;
    private volatile @Nullable OperationSpec folded;

    private LambdaSource(Class<?> type) {
        this.replacement = type.isHidden() || type.isSynthetic() ? replacement(type) : null;
    }

    static LambdaSource of(Operation operation) {
        return SOURCES.get(operation.getClass());
    }

    private static @Nullable MethodHandle replacement(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** Name and captured arguments; null if the object is no lambda or method reference. */
    @Nullable
    SerializedLambda describe(Operation operation) {
        if (replacement == null) {
            return null;
        }
        try {
            Object described = replacement.invokeExact((Object) operation);
            return described instanceof SerializedLambda lambda ? lambda : null;
        } catch (Throwable e) {
            return null;
        }
    }

    /** The finished specification, if the class captures nothing and so always has the same. */
    @Nullable
    OperationSpec known(OperationSpec.Kind kind) {
        return kind == OperationSpec.Kind.FOLD ? folded : called;
    }

    void know(OperationSpec spec) {
        if (spec.kind() == OperationSpec.Kind.FOLD) {
            folded = spec;
        } else {
            called = spec;
        }
    }
}
