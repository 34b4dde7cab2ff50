package io.akkord.execution.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Operation1;
import io.akkord.api.RemoteException;
import io.akkord.api.Task;
import io.akkord.core.message.Failure;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.value.ValueCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    static final class Own extends Exception {
        Own(String message) {
            super(message);
        }
    }

    static final class Silent extends RuntimeException {
        Silent() {}
    }

    static final class Unusual extends RuntimeException {
        Unusual(int code) {
            super("code " + code);
        }
    }

    static final class Hostile extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public String toString() {
            throw new Error("no text");
        }
    }

    private static Throwable there(Throwable thrown) {
        return Failures.toThrowable(Failures.of(thrown));
    }

    @Test
    void typeMessageStackAndCausesComeBack() {
        Throwable back = there(new Own("outer").initCause(new IOException("inner", new ArithmeticException("core"))));
        assertThat(back).isInstanceOf(Own.class).hasMessage("outer");
        assertThat(back.getStackTrace()[0].getMethodName()).isEqualTo("typeMessageStackAndCausesComeBack");
        assertThat(back.getStackTrace()[0].getFileName()).isEqualTo("FailuresTest.java");
        assertThat(back.getStackTrace()[0].getLineNumber()).isPositive();
        assertThat(back.getCause()).isInstanceOf(IOException.class).hasMessage("inner");
        assertThat(back.getCause().getCause())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("core");
    }

    @Test
    void theUsualConstructorsAreTriedAndElseTheTypeIsNamed() {
        assertThat(there(new Silent())).isInstanceOf(Silent.class);
        assertThat(there(new AssertionError("asserted")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("asserted");
        assertThat(there(new UncheckedIOException("io", new IOException("cause"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("io")
                .hasCauseInstanceOf(IOException.class);
        assertThat(there(new NullPointerException()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(null);
        assertThat(there(new Unusual(3)))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("code 3")
                .hasMessageContaining(Unusual.class.getName());
    }

    @Test
    void aClassThatIsNotHereOrIsNoExceptionIsOnlyNamed() {
        assertThat(Failures.toThrowable(Failure.of("com.acme.Gone", "lost")))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("com.acme.Gone")
                .hasMessageContaining("lost");
        assertThat(Failures.toThrowable(Failure.of("java.lang.String", "text"))).isInstanceOf(RemoteException.class);
        assertThat(Failures.toThrowable(new Failure("x", "", List.of("not a frame", "a|b|c|d"), List.of())))
                .isInstanceOf(RemoteException.class);
    }

    @Test
    void anExceptionWhoseOwnMethodsThrowIsSurvived() {
        Failure failure = Failures.of(new Hostile());
        assertThat(failure.type()).isEqualTo(Hostile.class.getName());
        assertThat(failure.message()).contains("IllegalStateException");
        assertThat(failure.stack()).isEmpty();
    }

    @Test
    void aCycleOfCausesEndsWhereItCloses() {
        Exception a = new Exception("a");
        Exception b = new Exception("b", a);
        a.initCause(b);
        Failure failure = Failures.of(a);
        assertThat(failure.causes().get(0).message()).isEqualTo("b");
        assertThat(failure.causes().get(0).causes()).isEmpty();
    }

    private static int bytes(Failure failure) {
        int bytes = failure.type().length() + failure.message().getBytes(StandardCharsets.UTF_8).length;
        for (String frame : failure.stack()) {
            bytes += frame.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes + failure.causes().stream().mapToInt(FailuresTest::bytes).sum();
    }

    @SuppressWarnings("InfiniteRecursion") // it ends by throwing
    private static void deep(int depth, String message) {
        if (depth == 0) {
            throw new IllegalStateException(message);
        }
        deep(depth - 1, message);
    }

    @Test
    void anythingFitsInto64KiB() {
        Throwable thrown = null;
        for (int i = 0; i < 100; i++) {
            try {
                deep(500, "long \u4E00".repeat(100_000));
            } catch (IllegalStateException e) {
                thrown = thrown == null ? e : new RuntimeException("wrapped".repeat(5000), thrown);
            }
        }
        Failure failure = Failures.of(thrown);
        assertThat(bytes(failure)).isBetween(5_000, 64 * 1024);
        assertThat(failure.stack()).isNotEmpty();
        assertThat(failure.message()).startsWith("wrapped").endsWith("…");
    }

    static int divide(int a) {
        return 1 / a;
    }

    @Test
    void framesOfTheRuntimeBelowTheUsersCodeAreLeftOut() {
        ClassLoader loader = getClass().getClassLoader();
        ValueCodec codec = new ValueCodec(AllowList.everything(), loader);
        Operation1<Integer, Integer> operation = FailuresTest::divide;
        var resolved = new OperationResolver(AllowList.everything(), loader, codec)
                .resolve(new OperationEncoder(codec).operation(operation, Task.Kind.CALL));
        try {
            resolved.invoke(new Object[] {0});
        } catch (Throwable e) {
            assertThat(Failures.of(e).stack()).hasSize(1).first().asString().contains("FailuresTest|divide|");
        }
    }
}
