package io.akkord.execution.value;

import java.io.File;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;

/** Which classes cannot travel whatever their fields, why, and what to pass instead. */
final class Refusals {

    private record Advice(Class<?> type, String text) {}

    private static final List<Advice> ADVICE = List.of(
            new Advice(
                    AutoCloseable.class,
                    "pass what is needed to open it (a host name, a path) and open it inside the operation"),
            new Advice(Thread.class, "start it inside the operation"),
            new Advice(Executor.class, "make it inside the operation"),
            new Advice(Future.class, "pass the task, not its future"),
            new Advice(Lock.class, "tasks share nothing; combine their results instead"),
            new Advice(BaseStream.class, "pass a List of its elements"),
            new Advice(Iterator.class, "pass a List of its elements"),
            new Advice(Path.class, "pass the path as a String"),
            new Advice(File.class, "pass the path as a String"),
            new Advice(Collection.class, "pass a List"));

    private Refusals() {}

    /** Whether the class belongs to the JDK, so that its fields are its own business. */
    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /** Why values of the class are refused; empty if Jackson may try. */
    static Optional<String> reason(Class<?> type) {
        if (type.isHidden() || type.isSynthetic() || Proxy.isProxyClass(type)) {
            return refusal(type, "pass a record that implements the same interface instead of a lambda");
        }
        if (type.isAnonymousClass()) {
            return refusal(type, "it is an anonymous class; pass a record instead");
        }
        if (type.isLocalClass() || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()))) {
            return refusal(type, "it is an inner class, which holds on to the object around it; make it a record");
        }
        for (Advice advice : ADVICE) {
            if (advice.type().isAssignableFrom(type)) {
                return refusal(type, advice.text());
            }
        }
        return isJdk(type) ? refusal(type, "pass a record of the values that the operation needs") : Optional.empty();
    }

    private static Optional<String> refusal(Class<?> type, String advice) {
        return Optional.of(type.getName() + " cannot be encoded; " + advice);
    }
}
