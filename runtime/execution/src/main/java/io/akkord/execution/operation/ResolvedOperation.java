package io.akkord.execution.operation;

import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.value.Fitting;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A user's function that was found and may be called, its captured arguments bound. Safe for use by several threads as
 * far as the function is.
 */
public final class ResolvedOperation {

    private static final MethodHandle FIT = fit();

    private final OperationSpec spec;
    private final MethodHandle invoker;
    private final int arity;

    private ResolvedOperation(OperationSpec spec, MethodHandle bound) {
        this.spec = spec;
        this.arity = bound.type().parameterCount();
        this.invoker =
                fitting(bound).asType(MethodType.genericMethodType(arity)).asSpreader(Object[].class, arity);
    }

    /** Wraps the function whose parameters are what is left after the captured arguments. */
    static ResolvedOperation of(OperationSpec spec, MethodHandle bound) {
        return new ResolvedOperation(spec, bound);
    }

    private static MethodHandle fit() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(Fitting.class, "fit", MethodType.methodType(Object.class, Class.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a method of ours is missing", e);
        }
    }

    /** Where a parameter is declared as a particular collection class, decoded collections are copied into it. */
    private static MethodHandle fitting(MethodHandle bound) {
        MethodHandle fitted = bound;
        for (int i = 0; i < bound.type().parameterCount(); i++) {
            Class<?> declared = bound.type().parameterType(i);
            if (Fitting.isNeeded(declared)) {
                MethodHandle filter = FIT.bindTo(declared).asType(MethodType.methodType(declared, Object.class));
                fitted = MethodHandles.filterArguments(fitted, i, filter);
            }
        }
        return fitted;
    }

    public OperationSpec spec() {
        return spec;
    }

    /** Number of arguments that {@link #invoke} takes. */
    public int arity() {
        return arity;
    }

    /**
     * Calls the function in this thread.
     *
     * @param arguments exactly {@link #arity} of them
     * @throws Throwable what the function throws, as it is; a ClassCastException if an argument does not fit
     */
    public @Nullable Object invoke(@Nullable Object[] arguments) throws Throwable {
        return (Object) invoker.invokeExact(arguments);
    }

    @Override
    public String toString() {
        return spec.displayName();
    }
}
