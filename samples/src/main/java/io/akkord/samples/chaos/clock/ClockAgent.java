package io.akkord.samples.chaos.clock;

import io.akkord.samples.chaos.clock.CallRedirection.Method;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets every class of a JVM, those of the JDK included, read wall time from {@link ShiftedClock}. */
public final class ClockAgent implements ClassFileTransformer {

    private static final String SHIFTED = "io/akkord/samples/chaos/clock/ShiftedClock";

    private static final Set<Method> WALL_TIME = Set.of(
            new Method("java/lang/System", "currentTimeMillis"),
            new Method("jdk/internal/misc/VM", "getNanoTimeAdjustment"));

    /** Called by the JVM before the program's own main; the argument is the directory of the files with shifts. */
    public static void premain(String directory, Instrumentation jvm) throws UnmodifiableClassException {
        ShiftedClock.follow(
                Path.of(directory, Long.toString(ProcessHandle.current().pid())));
        jvm.addTransformer(new ClockAgent(), true);
        Class<?>[] loaded = Arrays.stream(jvm.getAllLoadedClasses())
                .filter(jvm::isModifiableClass)
                .filter(each -> each.getName().startsWith("java.time.") || each == java.util.Date.class)
                .toArray(Class<?>[]::new);
        jvm.retransformClasses(loaded);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        try {
            byte[] redirected = SHIFTED.equals(name) ? bytes : CallRedirection.redirect(bytes, WALL_TIME, SHIFTED);
            return redirected == bytes ? null : redirected;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
