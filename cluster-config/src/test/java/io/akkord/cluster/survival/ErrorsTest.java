package io.akkord.cluster.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.api.Task;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process, and tasks that throw what ends the JVM of an actor that does not keep it in. */
class ErrorsTest {

    private static final int EACH = 100;

    @TempDir
    Path directory;

    @Test
    void aWorkerSurvivesSevenHundredErrorsOfSevenKinds() throws Exception {
        try (ProcessCluster cluster = ProcessCluster.start(Plan.of(directory, 1).withSlots(2));
                Session session = cluster.connect()) {
            NodeProcess worker = cluster.workers().get(0);
            long pid = worker.pid();
            List<Task<Integer>> tasks = new ArrayList<>();
            for (Throwing.Kind kind : Throwing.Kind.values()) {
                for (int i = 0; i < EACH; i++) {
                    tasks.add(Task.call(Throwing::raise, kind, i).withKey(kind + "-" + i));
                }
            }
            GraphHandle<List<Integer>> handle =
                    session.submit(Task.gather(tasks), GraphOptions.DEFAULT.withId("errors"));
            assertThatThrownBy(() -> handle.result().toCompletableFuture().get(2, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class);
            GraphStatus status = handle.status().toCompletableFuture().get(2, TimeUnit.MINUTES);
            assertThat(status.failed()).as("each of them, and the list of all").isEqualTo(7 * EACH + 1);
            assertThat(status.attemptsLost()).as("none with its worker").isZero();
            isOf(handle, Throwing.Kind.STACK_OVERFLOW, StackOverflowError.class);
            isOf(handle, Throwing.Kind.OUT_OF_MEMORY, OutOfMemoryError.class);
            isOf(handle, Throwing.Kind.LINKAGE, NoClassDefFoundError.class);
            isOf(handle, Throwing.Kind.INITIALIZER, ExceptionInInitializerError.class);
            isOf(handle, Throwing.Kind.ASSERTION, AssertionError.class);
            isOf(handle, Throwing.Kind.THREAD_DEATH, ThreadDeath.class);
            isOf(handle, Throwing.Kind.VIRTUAL_MACHINE, InternalError.class);
            assertThat(worker.isAlive()).isTrue();
            assertThat(session.compute(Task.call(Throwing::quiet, 42))).isEqualTo(42);
            assertThat(worker.pid()).isEqualTo(pid);
        }
    }

    private static void isOf(GraphHandle<?> handle, Throwing.Kind kind, Class<? extends Throwable> type) {
        assertThatThrownBy(
                        () -> handle.result(kind + "-0").toCompletableFuture().get(2, TimeUnit.MINUTES))
                .hasStackTraceContaining(type.getName());
    }
}
