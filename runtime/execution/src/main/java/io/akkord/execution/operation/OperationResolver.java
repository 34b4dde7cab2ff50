package io.akkord.execution.operation;

import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.allow.NotAllowedException;
import io.akkord.execution.value.ValueCodec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the functions that operations name, on the node where their tasks run. What the allow-list does not name is
 * neither loaded nor initialised. Resolved operations are remembered. Safe for use by several threads.
 */
public final class OperationResolver {

    private static final Logger log = LoggerFactory.getLogger(OperationResolver.class);

    private final AllowList allowed;
    private final ValueCodec codec;
    private final MethodFinder methods;
    private final ResolvedOperations known = new ResolvedOperations();

    /**
     * A resolver of the loader's classes.
     *
     * @param codec decodes captured arguments; should have the same list and loader
     */
    public OperationResolver(AllowList allowed, ClassLoader loader, ValueCodec codec) {
        this.allowed = allowed;
        this.codec = codec;
        this.methods = new MethodFinder(allowed, loader);
    }

    /**
     * The function of an operation of kind {@link OperationSpec.Kind#CALL} or {@link OperationSpec.Kind#FOLD}.
     *
     * @throws NotAllowedException if the allow-list does not name it, or a class of a captured argument
     * @throws OperationMissingException if the class, the method or a class of its signature is not on this node, or if it
     *     is a lambda of a class that has changed since the graph was submitted; other changed code runs, with a warning
     * @throws io.akkord.execution.value.UndecodableException if a captured argument cannot be decoded
     */
    public ResolvedOperation resolve(OperationSpec spec) {
        return known.get(spec, this::find);
    }

    private ResolvedOperation find(OperationSpec spec) {
        MethodHandle handle = spec.methodName().isEmpty() ? functionObject(spec) : method(spec);
        verify(spec).ifPresent(difference -> {
            if (spec.lambda()) {
                throw new OperationMissingException(
                        difference + ". The name of a lambda is made by the compiler, so this may"
                                + " be another one now; submit the graph again, or use a method reference");
            }
            log.warn("{}; the present code runs", difference);
        });
        return ResolvedOperation.of(spec, handle);
    }

    private MethodHandle method(OperationSpec spec) {
        MethodHandle handle = methods.find(spec);
        @Nullable Object[] captured;
        try {
            captured = Captured.decode(codec, spec.captured());
            return MethodHandles.insertArguments(handle, 0, captured);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new OperationMissingException(
                    "operation " + spec.displayName() + ": its captured arguments do not fit " + handle.type()
                            + "; use the same jar on all nodes",
                    e);
        }
    }

    private MethodHandle functionObject(OperationSpec spec) {
        allowed.requireValue(spec.className());
        methods.classOf(spec);
        OperationShape shape = shape(spec);
        Object function = codec.decode(spec.captured());
        if (function == null || !shape.type().isInstance(function) || !isOfClass(function, spec.className())) {
            throw new OperationMissingException("operation " + spec.displayName() + ": the encoded function is not a "
                    + spec.className() + " that implements " + shape + "; use the same jar on all nodes");
        }
        return shape.handle().bindTo(function);
    }

    private static boolean isOfClass(Object function, String className) {
        Class<?> type = function instanceof Enum<?> constant ? constant.getDeclaringClass() : function.getClass();
        return type.getName().equals(className);
    }

    private static OperationShape shape(OperationSpec spec) {
        try {
            return OperationShape.of(spec.signature());
        } catch (IllegalArgumentException e) {
            throw new OperationMissingException("operation " + spec.displayName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Compares the code on this node with that which was there when the graph was submitted.
     *
     * @return what differs, with both fingerprints; empty if nothing does or the operation has no code of the user's
     */
    public Optional<String> verify(OperationSpec spec) {
        if (spec.fingerprint() == Fingerprints.NONE) {
            return Optional.empty();
        }
        long present;
        try {
            present = Fingerprints.of(methods.classOf(spec));
        } catch (NotAllowedException | OperationMissingException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return present == spec.fingerprint() ? Optional.empty() : Optional.of(difference(spec, present));
    }

    /**
     * The fingerprint of the code on this node; 0 if the operation has no code of the user's, or it is not to be had:
     * running it then says why.
     */
    public long presentFingerprint(OperationSpec spec) {
        if (spec.fingerprint() == Fingerprints.NONE) {
            return Fingerprints.NONE;
        }
        try {
            return Fingerprints.of(methods.classOf(spec));
        } catch (NotAllowedException | OperationMissingException e) {
            return Fingerprints.NONE;
        }
    }

    private static String difference(OperationSpec spec, long present) {
        return "operation " + spec.displayName() + ": the code of class " + spec.className()
                + " has changed since the graph was submitted; journaled fingerprint "
                + String.format("%016x", spec.fingerprint()) + ", present fingerprint "
                + String.format("%016x", present);
    }
}
