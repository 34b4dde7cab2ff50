package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.TaskOptions;
import io.akkord.core.message.Failure;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.message.WorkerAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An impure task gives another value each time it runs, so that readers on one worker must never see two. Here worker 0
 * has an attempt of task 0, which task 1 reads, while the attempt on worker 1 is the one that gets recorded.
 */
class ImpureResultsTest {

    private static final String OTHER = "worker-1";
    private static final int MADE_TWICE = 0;
    private static final int READER = 1;

    private final OneWorker worker = new OneWorker(2);

    @BeforeEach
    void open() {
        worker.open(TaskOptions.DEFAULT);
        worker.received(new ToWorker.DefineWorkers(List.of(new WorkerAddress(1, OTHER, 1, "path", "127.0.0.1", 1))));
    }

    private void dispatchImpure() {
        worker.dispatch(MADE_TWICE, ToWorker.FLAG_IMPURE);
    }

    private void dispatchReader(int source) {
        worker.dispatch(READER, 0, (byte) 0, new int[] {MADE_TWICE}, new int[] {source});
    }

    private void pushed() {
        worker.core.received(
                OTHER, new ToPeer.Push(OneWorker.GRAPH, new int[] {MADE_TWICE}, new int[] {1}, new byte[] {7}));
        worker.core.flush();
    }

    private void noticed() {
        worker.core.received(OTHER, new ToPeer.Notice(OneWorker.GRAPH, new int[] {MADE_TWICE}, new long[] {1 << 20}));
        worker.core.flush();
    }

    private void moved() {
        worker.received(new ToWorker.MoveInputs(new int[] {MADE_TWICE}, new int[] {1}));
    }

    private void cancelled() {
        worker.received(new ToWorker.Cancel(new int[] {MADE_TWICE}));
    }

    private void fail() {
        worker.core.failed(worker.started.remove(0), Failure.of("java.lang.InterruptedException", "stopped"), false);
        worker.core.flush();
    }

    private int subscriptions() {
        return worker.said(ToPeer.Subscribe.class).size();
    }

    @Test
    void whatAnotherWorkerMadeIsNotReadWhileTheBodyRunsHere() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        noticed();
        assertThat(worker.stored).isEmpty();
        assertThat(worker.fetched).isEmpty();
        assertThat(worker.startedTasks()).containsExactly(MADE_TWICE);
    }

    @Test
    void itIsAskedForAgainAndReadOnceTheBodyHasEnded() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        cancelled();
        pushed();
        assertThat(worker.stored).isEmpty();
        int before = subscriptions();
        fail();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(worker.stored).containsExactly(MADE_TWICE);
        assertThat(worker.startedTasks()).containsExactly(READER);
    }

    @Test
    void itIsAskedForAgainIfTheTaskHadNotStartedHere() {
        worker.dispatch(8, 9);
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        int before = subscriptions();
        cancelled();
        assertThat(worker.stored).isEmpty();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(worker.stored).containsExactly(MADE_TWICE);
    }

    @Test
    void itIsAskedForAgainIfTheTaskFailedHere() {
        dispatchImpure();
        dispatchReader(0);
        moved();
        pushed();
        int before = subscriptions();
        fail();
        assertThat(subscriptions()).isGreaterThan(before);
    }

    @Test
    void withARecordedResultHereALateDispatchIsGivenBack() {
        dispatchReader(1);
        pushed();
        dispatchImpure();
        assertThat(worker.startedTasks()).containsExactly(READER);
        assertThat(worker.said).anySatisfy(message -> assertThat(message)
                .isInstanceOfSatisfying(ToSupervisor.Refused.class, given -> assertThat(given.tasks())
                        .containsExactly(MADE_TWICE)));
    }

    @Test
    void withARecordedResultOnItsWayALateDispatchIsGivenBack() {
        dispatchReader(1);
        noticed();
        dispatchImpure();
        assertThat(worker.startedTasks()).isEmpty();
        worker.core.arrived(OneWorker.GRAPH, MADE_TWICE, 1 << 20);
        worker.core.flush();
        assertThat(worker.startedTasks()).containsExactly(READER);
    }

    @Test
    void itsOwnResultIsReadOnceTheJournalHoldsIt() {
        dispatchImpure();
        dispatchReader(0);
        worker.finish(MADE_TWICE);
        assertThat(worker.started).isEmpty();
        worker.received(new ToWorker.Recorded(new int[] {MADE_TWICE}));
        assertThat(worker.startedTasks()).containsExactly(READER);
    }

    @Test
    void itIsAskedForAgainIfTheResultMadeHereIsNotTheRecordedOne() {
        dispatchImpure();
        dispatchReader(0);
        worker.finish(MADE_TWICE);
        moved();
        pushed();
        assertThat(worker.stored).isEmpty();
        int before = subscriptions();
        cancelled();
        assertThat(subscriptions()).isGreaterThan(before);
        pushed();
        assertThat(worker.startedTasks()).containsExactly(READER);
    }
}
