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
import java.util.concurrent.CompletableFuture;
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
            throwAll(session, Throwing.Kind.STACK_OVERFLOW, StackOverflowError.class);
            throwAll(session, Throwing.Kind.OUT_OF_MEMORY, OutOfMemoryError.class);
            throwAll(session, Throwing.Kind.LINKAGE, NoClassDefFoundError.class);
            throwAll(session, Throwing.Kind.INITIALIZER, ExceptionInInitializerError.class);
            throwAll(session, Throwing.Kind.ASSERTION, AssertionError.class);
            throwAll(session, Throwing.Kind.THREAD_DEATH, ThreadDeath.class);
            throwAll(session, Throwing.Kind.VIRTUAL_MACHINE, VirtualMachineError.class);
            assertThat(worker.isAlive()).isTrue();
            assertThat(session.compute(Task.call(Throwing::quiet, 42))).isEqualTo(42);
            assertThat(worker.pid()).isEqualTo(pid);
        }
    }

    private static void throwAll(Session session, Throwing.Kind kind, Class<? extends Throwable> type)
            throws Exception {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            tasks.add(Task.call(Throwing::raise, kind, i));
        }
        GraphHandle<List<Integer>> handle =
                session.submit(Task.gather(tasks), GraphOptions.DEFAULT.withId("errors-" + kind.ordinal()));
        CompletableFuture<GraphStatus> end = new CompletableFuture<>();
        handle.onProgress(now -> {
            if (now.state().isFinal()) {
                end.complete(now);
            }
        });
        GraphStatus status = end.get(2, TimeUnit.MINUTES);
        assertThat(status.failed()).as("each of them, and the list of all").isEqualTo(EACH + 1);
        assertThat(status.attemptsLost()).as("none with its worker").isZero();
        assertThatThrownBy(() -> handle.result().toCompletableFuture().get(2, TimeUnit.MINUTES))
                .cause()
                .cause()
                .isInstanceOf(type);
    }
}
