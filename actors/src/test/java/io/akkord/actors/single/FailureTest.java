package io.akkord.actors.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.actors.client.ClusterSession;
import io.akkord.actors.membership.Addresses;
import io.akkord.actors.node.Ops;
import io.akkord.actors.node.Patience;
import io.akkord.actors.node.SharedNode;
import io.akkord.api.Graph;
import io.akkord.api.GraphCancelledException;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.RetryPolicy;
import io.akkord.api.Task;
import io.akkord.api.TaskFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when tasks fail, hang, or are not wanted any more. */
class FailureTest {

    private static final RetryPolicy FIVE_TIMES = new RetryPolicy(5, Duration.ofMillis(20), 2.0, Duration.ofMillis(50));

    @RegisterExtension
    static final SharedNode NODE = new SharedNode();

    private final ClusterSession session = NODE.session();

    static Object thread() {
        return new Thread();
    }

    static String twoFailures(String a, String b) {
        return a + b;
    }

    @Test
    void aTaskThatFailsTwiceIsTriedAThirdTime() {
        Task<Integer> task = Task.call(Ops::failUntil, "thrice", 3).withRetry(FIVE_TIMES);
        GraphHandle<Integer> handle = session.submit(task, GraphOptions.DEFAULT);
        assertThat(Patience.get(handle.result())).isEqualTo(3);
        assertThat(Ops.runs("thrice")).isEqualTo(3);
        assertThat(Patience.get(handle.status()).failed()).isZero();
    }

    @Test
    void aFailureReadsLikeALocalOne() {
        Task<String> input = Task.call(Ops::counted, "input").withKey("the-input");
        Task<String> bad = Task.combine(FailureTest::fails, input, Task.literal(7L))
                .withKey("bad")
                .withRetry(FIVE_TIMES);
        assertThatThrownBy(() -> session.compute(bad.map(Ops::counted)))
                .isInstanceOfSatisfying(TaskFailedException.class, e -> {
                    assertThat(e.key()).isEqualTo("bad");
                    assertThat(e.node()).isEqualTo(Addresses.of(NODE.node().system()));
                    assertThat(e.attempt()).isEqualTo(1);
                    assertThat(e.inputs()).containsExactly("the-input");
                    assertThat(e.getCause())
                            .isExactlyInstanceOf(IllegalStateException.class)
                            .hasMessage("no input 7");
                    assertThat(e.getCause().getCause())
                            .isExactlyInstanceOf(NumberFormatException.class)
                            .hasMessageContaining("input");
                    assertThat(e.getCause().getStackTrace()[0].getMethodName()).isEqualTo("fails");
                    assertThat(e.getCause().getStackTrace()[0].getClassName()).isEqualTo(FailureTest.class.getName());
                });
        assertThat(Ops.runs("fails")).isEqualTo(5);
    }

    static String fails(String text, long number) {
        Ops.counted("fails");
        try {
            return text + Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("no " + text + " " + number, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StackOverflowError",
                "OutOfMemoryError",
                "NoClassDefFoundError",
                "ExceptionInInitializerError",
                "UnsatisfiedLinkError",
                "InternalError",
                "ThreadDeath",
                "AssertionError"
            })
    void anErrorInATaskIsAFailureOfTheTaskAndTheNodeGoesOn(String kind) {
        assertThatThrownBy(() -> session.compute(Task.call(Ops::fail, kind)))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isExactlyInstanceOf(errorOf(kind));
        assertThat(session.compute(Task.call(Ops::counted, "after " + kind))).isEqualTo("after " + kind);
    }

    private static Class<?> errorOf(String kind) {
        try {
            return Class.forName("java.lang." + kind);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aResultThatCannotTravelIsAFailureOfItsTask() {
        assertThatThrownBy(() -> session.compute(Task.call(FailureTest::thread)))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(OperationRefusedException.class);
    }

    @Test
    void whatCannotTravelIsRefusedBeforeItIsSent() {
        Thread captured = new Thread();
        assertThatThrownBy(() -> session.compute(Task.call(() -> captured.getName())))
                .isInstanceOf(OperationRefusedException.class);
    }

    @Test
    void aTaskThatTakesTooLongIsInterruptedAndFails() {
        Task<String> task = Task.call(Ops::hold, "deadline").withDeadline(Duration.ofMillis(200));
        assertThatThrownBy(() -> session.compute(task))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.2S");
        Ops.gate("deadline").awaitInterrupt();
    }

    @Test
    void aTaskThatTookTooLongIsTriedAgain() {
        Task<Integer> task = Task.call(Ops::holdOnce, "deadline once")
                .withDeadline(Duration.ofMillis(300))
                .withRetry(FIVE_TIMES);
        assertThat(session.compute(task)).isEqualTo(2);
    }

    /** Both slots are given up: one by its deadline, one by a cancel; then others run, on slots in their place. */
    @Test
    void slotsOfBodiesThatIgnoreTheirInterruptAreReplaced() {
        Task<String> late = Task.call(Ops::holdStubbornly, "stubborn 1").withDeadline(Duration.ofMillis(200));
        GraphHandle<String> byDeadline = session.submit(late, GraphOptions.DEFAULT);
        GraphHandle<String> byCancel =
                session.submit(Task.call(Ops::holdStubbornly, "stubborn 2"), GraphOptions.DEFAULT);
        Ops.gate("stubborn 1").awaitArrival();
        Ops.gate("stubborn 2").awaitArrival();
        Patience.get(byCancel.cancel("enough"));
        Ops.gate("stubborn 2").awaitInterrupt();

        assertThat(Patience.failure(byDeadline.result()))
                .cause()
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.2S")
                .hasMessageContaining("ignored the interrupt")
                .hasMessageContaining(Addresses.of(NODE.node().system()))
                .satisfies(error -> assertThat(error.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("holdStubbornly")));
        assertThat(Patience.failure(byCancel.result())).isInstanceOf(GraphCancelledException.class);
        GraphStatus told = Conditions.asked(
                byCancel, status -> status.message().orElse("").contains("ignores the interrupt of its cancellation"));
        assertThat(told.state()).isEqualTo(GraphStatus.State.CANCELLED);
        assertThat(told.message().orElseThrow())
                .contains("enough", Addresses.of(NODE.node().system()), "since 20");
        assertThat(session.compute(Task.call(Ops::counted, "on a new slot"))).isEqualTo("on a new slot");

        Ops.gate("stubborn 1").open();
        Ops.gate("stubborn 2").open();
        Conditions.asked(byCancel, status -> status.message().equals(Optional.of("enough")));
        assertThat(session.compute(Task.call(Ops::counted, "after they came back")))
                .isEqualTo("after they came back");
    }

    @Test
    void cancellingInterruptsWhatRunsAndForgetsWhatWaits() {
        Task<String> running = Task.call(Ops::hold, "cancelled");
        GraphHandle<String> handle = session.submit(
                Task.combine(Ops::holdAfter, Task.literal("never"), running), GraphOptions.DEFAULT.withoutFusion());
        Ops.gate("cancelled").awaitArrival();
        assertThat(Patience.get(handle.cancel("not needed")).state()).isEqualTo(GraphStatus.State.CANCELLED);
        Ops.gate("cancelled").awaitInterrupt();
        assertThat(Patience.failure(handle.result()))
                .isInstanceOf(GraphCancelledException.class)
                .hasMessageContaining("not needed");
        assertThat(Patience.get(handle.cancel("again")).message()).contains("not needed");
        assertThat(Ops.gate("never").wasReached()).isFalse();
    }

    @Test
    void cancellingWhatHasEndedChangesNothing() {
        GraphHandle<Long> handle = session.submit(Task.call(Ops::square, 12L), GraphOptions.DEFAULT);
        assertThat(Patience.get(handle.result())).isEqualTo(144);
        assertThat(Patience.get(handle.cancel("too late")).state()).isEqualTo(GraphStatus.State.COMPLETED);
        assertThat(Patience.get(handle.result())).isEqualTo(144);
    }

    @Test
    void whatDoesNotDependOnAFailedTaskGoesOn() {
        Task<String> bad = Task.call(Ops::fail, "bad one");
        Task<String> behind = bad.map(Ops::counted);
        Task<String> held = Task.call(Ops::hold, "sibling");
        Graph graph = new Graph(Map.of("behind", behind, "held", held));
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT.withoutFusion());
        Ops.gate("sibling").awaitArrival();
        assertThat(Patience.failure(handle.result("behind"))).isInstanceOf(TaskFailedException.class);
        assertThat(Patience.get(handle.status()).state()).isEqualTo(GraphStatus.State.RUNNING);
        Ops.gate("sibling").open();
        assertThat(Patience.get(handle.result("held"))).isEqualTo("sibling");
        assertThat(Patience.failure(handle.result()))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isExactlyInstanceOf(java.io.IOException.class)
                .hasMessage("bad one");
        GraphStatus ended = Conditions.until(handle, status -> status.state().isFinal());
        assertThat(ended.state()).isEqualTo(GraphStatus.State.FAILED);
        assertThat(ended.failed()).isEqualTo(2);
        assertThat(ended.recorded()).isEqualTo(1);
        assertThat(ended.message().orElseThrow()).contains("bad one");
    }

    @Test
    void aGraphThatFailsFastEndsWithItsFirstFailure() {
        Ops.Gate gate = Ops.gate("fast sibling");
        Graph graph = new Graph(Map.of(
                "held",
                Task.call(Ops::hold, "fast sibling"),
                "bad",
                Task.call(FailureTest::failsWhenHeld, "fast sibling")));
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT.withFailFast());
        assertThat(Patience.failure(handle.result()))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        gate.awaitInterrupt();
        assertThat(Patience.get(handle.status()).state()).isEqualTo(GraphStatus.State.FAILED);
        assertThat(Patience.get(handle.status()).recorded()).isZero();
    }

    static String failsWhenHeld(String gate) {
        Ops.gate(gate).awaitArrival();
        throw new IllegalStateException("now");
    }

    @Test
    void resultsOfAGraphThatHasFailedAreStillGiven() {
        Graph graph = new Graph(Map.of("good", Task.call(Ops::square, 11L), "bad", Task.call(Ops::fail, "bad two")));
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT);
        Conditions.until(handle, status -> status.state() == GraphStatus.State.FAILED);
        assertThat(Patience.get(handle.result("good"))).isEqualTo(121L);
        assertThat(Patience.failure(handle.result("bad"))).isInstanceOf(TaskFailedException.class);
    }

    @Test
    void whoAsksForAResultIsToldTheFailureThatItIsMissingFor() {
        Task<String> one = Task.call(Ops::fail, "one").withKey("one");
        Task<String> two = Task.call(Ops::fail, "two").withKey("two");
        Graph graph = new Graph(Map.of("one", one, "two", two, "behind two", two.map(Ops::counted)));
        GraphHandle<Map<String, Object>> handle = session.submit(graph, GraphOptions.DEFAULT.withoutFusion());
        for (String name : List.of("one", "two")) {
            assertThat(Patience.failure(handle.result(name)))
                    .isInstanceOfSatisfying(
                            TaskFailedException.class, e -> assertThat(e.key()).isEqualTo(name))
                    .cause()
                    .hasMessage(name);
        }
        assertThat(Patience.failure(handle.result("behind two"))).cause().hasMessage("two");
    }

    /** Its own methods throw, as its maker may have meant nothing by them. */
    static final class Prickly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Prickly() {
            super();
        }

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }

        @Override
        public String getLocalizedMessage() {
            throw new IllegalStateException("no local message");
        }
    }

    static String prickly() {
        throw new Prickly();
    }

    @Test
    void anExceptionWhoseMethodsThrowIsAFailureThatCanBeReadAllTheSame() {
        Throwable failure = Patience.failure(
                session.submit(Task.call(FailureTest::prickly).withKey("prickly"), GraphOptions.DEFAULT)
                        .result());
        assertThat(failure).isInstanceOf(TaskFailedException.class);
        assertThat(failure.getMessage()).contains("prickly", Prickly.class.getName());
        assertThat(failure.toString()).contains("prickly");
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        assertThat(text.toString()).contains(Prickly.class.getName());
    }

    @Test
    void severalFailuresDoNotHangTheGraph() {
        List<Task<String>> bad =
                List.of(Task.call(Ops::fail, "a"), Task.call(Ops::fail, "b"), Task.call(Ops::fail, "c"));
        assertThatThrownBy(() -> session.compute(Task.fold(bad, FailureTest::twoFailures)))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(java.io.IOException.class);
    }
}
