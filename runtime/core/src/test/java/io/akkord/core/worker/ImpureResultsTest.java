package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An impure task gives another value each time it runs, so that readers on one worker must never see two. Here worker 0
 * has an attempt of task 0, which task 1 reads, while the attempt on worker 1 is the one that gets recorded.
 */
class ImpureResultsTest {

    private static final String GRAPH = "g";
    private static final String OTHER = "worker-1";
    private static final int MADE_TWICE = 0;
    private static final int READER = 1;

    private final List<TaskRow> started = new ArrayList<>();
    private final List<Integer> stored = new ArrayList<>();
    private final List<Integer> fetched = new ArrayList<>();
    private final List<Object> said = new ArrayList<>();
    private final WorkerCore core = new WorkerCore(new WorkerSettings(2, Map.of(), 1000, 1 << 20), port());

    private WorkerPort port() {
        return (WorkerPort) Proxy.newProxyInstance(
                WorkerPort.class.getClassLoader(), new Class<?>[] {WorkerPort.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "start" -> started.add((TaskRow) arguments[0]);
                        case "store" -> stored.add((Integer) arguments[1]);
                        case "fetch" -> fetched.add((Integer) arguments[1]);
                        case "toSupervisor", "toPeer" -> said.add(arguments[1]);
                        default -> {}
                    }
                    return answer(method.getName());
                });
    }

    private static @Nullable Object answer(String method) {
        return switch (method) {
            case "isPaused" -> false;
            case "nanos" -> 0L;
            case "hasRoomToSupervisor" -> true;
            default -> null;
        };
    }

    @BeforeEach
    void open() {
        core.received(GRAPH, new ToWorker.OpenGraph(0, Ordering.FIFO, 1));
        core.received(GRAPH, new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT)));
        core.received(
                GRAPH, new ToWorker.DefineWorkers(List.of(new WorkerAddress(1, OTHER, 1, "path", "127.0.0.1", 1))));
    }

    private void dispatchImpure() {
        dispatch(MADE_TWICE, ToWorker.FLAG_IMPURE, new int[0], 0);
    }

    private void dispatchReader(int source) {
        dispatch(READER, (byte) 0, new int[] {MADE_TWICE}, source);
    }

    private void dispatch(int task, byte flags, int[] inputs, int source) {
        int[] zero = {0};
        core.received(
                GRAPH,
                new ToWorker.Dispatch(
                        new int[] {task},
                        new int[] {2},
                        zero,
                        zero,
                        new byte[] {flags},
                        zero,
                        new int[] {inputs.length},
                        inputs,
                        new int[] {source},
                        zero,
                        new byte[0]));
        core.flush();
    }

    private void pushed() {
        core.received(OTHER, new ToPeer.Push(GRAPH, new int[] {MADE_TWICE}, new int[] {1}, new byte[] {7}));
        core.flush();
    }

    private void noticed() {
        core.received(OTHER, new ToPeer.Notice(GRAPH, new int[] {MADE_TWICE}, new long[] {1 << 20}));
        core.flush();
    }

    private void moved() {
        core.received(GRAPH, new ToWorker.MoveInputs(new int[] {MADE_TWICE}, new int[] {1}));
        core.flush();
    }

    private void cancelled() {
        core.received(GRAPH, new ToWorker.Cancel(new int[] {MADE_TWICE}));
        core.flush();
    }

    private long subscriptions() {
        return said.stream().filter(ToPeer.Subscribe.class::isInstance).count();
    }

    private List<Integer> startedTasks() {
        return started.stream().map(TaskRow::task).toList();
    }

    @Test
    void whatAnotherWorkerMadeIsNotReadWhileTheBodyRunsHere() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        noticed();
        assertThat(stored).isEmpty();
        assertThat(fetched).isEmpty();
        assertThat(startedTasks()).containsExactly(MADE_TWICE);
    }

    @Test
    void itIsAskedForAgainAndReadOnceTheBodyHasEnded() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        cancelled();
        pushed();
        assertThat(stored).isEmpty();
        long before = subscriptions();
        core.failed(started.get(0), Failure.of("java.lang.InterruptedException", "stopped"), false);
        core.flush();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(stored).containsExactly(MADE_TWICE);
        assertThat(startedTasks()).containsExactly(MADE_TWICE, READER);
    }

    @Test
    void itIsAskedForAgainIfTheTaskHadNotStartedHere() {
        dispatch(8, (byte) 0, new int[0], 0);
        dispatch(9, (byte) 0, new int[0], 0);
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        long before = subscriptions();
        cancelled();
        assertThat(stored).isEmpty();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(stored).containsExactly(MADE_TWICE);
    }

    @Test
    void itIsAskedForAgainIfTheTaskFailedHere() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        long before = subscriptions();
        core.failed(started.get(0), Failure.of("java.lang.IllegalStateException", "no"), false);
        core.flush();
        assertThat(subscriptions()).isGreaterThan(before);
    }

    @Test
    void withARecordedResultHereALateDispatchIsGivenBack() {
        dispatchReader(1);
        pushed();
        dispatchImpure();
        assertThat(startedTasks()).containsExactly(READER);
        assertThat(said).anySatisfy(message -> assertThat(message)
                .isInstanceOfSatisfying(ToSupervisor.Refused.class, given -> assertThat(given.tasks())
                        .containsExactly(MADE_TWICE)));
    }

    @Test
    void withARecordedResultOnItsWayALateDispatchIsGivenBack() {
        dispatchReader(1);
        noticed();
        dispatchImpure();
        assertThat(startedTasks()).isEmpty();
        core.arrived(GRAPH, MADE_TWICE, 1 << 20);
        core.flush();
        assertThat(startedTasks()).containsExactly(READER);
    }

    @Test
    void itsOwnResultIsReadOnceTheJournalHoldsIt() {
        dispatchImpure();
        dispatchReader(0);
        core.succeeded(started.get(0), new Outcome(0, 1, 0, 1, 0, Completions.INLINE, new byte[] {1}));
        core.flush();
        assertThat(startedTasks()).containsExactly(MADE_TWICE);
        core.received(GRAPH, new ToWorker.Recorded(new int[] {MADE_TWICE}));
        core.flush();
        assertThat(startedTasks()).containsExactly(MADE_TWICE, READER);
    }

    @Test
    void itIsAskedForAgainIfTheResultMadeHereIsNotTheRecordedOne() {
        dispatchImpure();
        dispatchReader(0);
        core.succeeded(started.get(0), new Outcome(0, 1, 0, 1, 0, Completions.INLINE, new byte[] {1}));
        core.flush();
        moved();
        pushed();
        assertThat(stored).isEmpty();
        long before = subscriptions();
        cancelled();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(startedTasks()).containsExactly(MADE_TWICE, READER);
    }
}
