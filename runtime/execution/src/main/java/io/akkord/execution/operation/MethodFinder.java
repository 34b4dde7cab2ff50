package io.akkord.execution.operation;

import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.allow.AllowList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Methods by name. Judged by the allow-list before the class is loaded, and again before it is initialised. */
final class MethodFinder {

    private record Name(String className, String method, String signature, int kind) {}

    private final AllowList allowed;
    private final ClassLoader loader;
    private final Map<Name, MethodHandle> found = new ConcurrentHashMap<>();

    MethodFinder(AllowList allowed, ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
    }

    /** The method, for an instance method with the object as first parameter. */
    MethodHandle find(OperationSpec spec) {
        Name name = new Name(spec.className(), spec.methodName(), spec.signature(), spec.methodKind());
        MethodHandle known = found.get(name);
        if (known == null) {
            known = look(spec);
            found.put(name, known);
        }
        return known;
    }

    /** The class, loaded but not initialised. */
    Class<?> classOf(OperationSpec spec) {
        if (!allowed.mayLoad(spec.className())) {
            throw allowed.refusal(
                    spec.className(), spec.methodName().isEmpty() ? "apply" : spec.methodName(), spec.signature());
        }
        try {
            return Class.forName(spec.className(), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw missing(spec, "class " + spec.className(), e);
        }
    }

    private MethodHandle look(OperationSpec spec) {
        Class<?> owner = classOf(spec);
        MethodType type = typeOf(spec);
        MethodHandles.Lookup lookup = lookupIn(owner);
        MethodHandle handle;
        int modifiers;
        try {
            handle = find(lookup, owner, spec, type);
            modifiers = lookup.revealDirect(handle).getModifiers();
        } catch (NoSuchMethodException e) {
            throw new OperationMissingException(
                    "operation " + spec.displayName() + ": class " + spec.className() + " on this node has no method "
                            + spec.methodName() + spec.signature()
                            + (spec.lambda()
                                    ? ". The names of lambdas change when their class is compiled anew: use the same jar"
                                            + " on all nodes, or a reference to a named method"
                                    : "; use the same jar on all nodes"),
                    e);
        } catch (IllegalAccessException | LinkageError e) {
            throw new OperationMissingException(
                    "operation " + spec.displayName() + ": " + spec.className() + "." + spec.methodName()
                            + " cannot be called from here: " + e.getMessage(),
                    e);
        }
        if (!allowed.permitsMethod(owner, spec.methodName(), spec.signature(), modifiers)) {
            throw allowed.refusal(spec.className(), spec.methodName(), spec.signature());
        }
        return handle.asFixedArity();
    }

    private static MethodHandle find(MethodHandles.Lookup lookup, Class<?> owner, OperationSpec spec, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        return switch (spec.methodKind()) {
            case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, spec.methodName(), type);
            case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
            case MethodHandleInfo.REF_invokeVirtual,
                    MethodHandleInfo.REF_invokeSpecial,
                    MethodHandleInfo.REF_invokeInterface -> lookup.findVirtual(owner, spec.methodName(), type);
            default -> throw new NoSuchMethodException("no method has the kind " + spec.methodKind());
        };
    }

    /** Private methods, such as the bodies of lambdas, need a lookup inside the class. */
    private static MethodHandles.Lookup lookupIn(Class<?> owner) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            return MethodHandles.publicLookup();
        }
    }

    private MethodType typeOf(OperationSpec spec) {
        try {
            return MethodType.fromMethodDescriptorString(spec.signature(), loader);
        } catch (TypeNotPresentException e) {
            throw missing(spec, "class " + e.typeName(), e);
        } catch (IllegalArgumentException | LinkageError e) {
            throw new OperationMissingException(
                    "operation " + spec.displayName() + " has no signature that can be used here: \"" + spec.signature()
                            + "\"",
                    e);
        }
    }

    private static OperationMissingException missing(OperationSpec spec, String what, Throwable cause) {
        return new OperationMissingException(
                "operation " + spec.displayName() + " needs " + what + ", which is not on this node"
                        + (cause instanceof LinkageError ? " or cannot be loaded (" + cause + ")" : "")
                        + "; put its jar on the class path of every worker (akkord node --classpath)",
                cause);
    }
}
