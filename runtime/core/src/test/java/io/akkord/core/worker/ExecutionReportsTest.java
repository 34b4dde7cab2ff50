package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionReportsTest {

    private final OneWorker worker = new OneWorker(2);

    @BeforeEach
    void open() {
        worker.open(TaskOptions.DEFAULT);
    }

    private List<ToSupervisor.Executing> told() {
        return worker.said(ToSupervisor.Executing.class);
    }

    private List<Integer> lastTold() {
        return Arrays.stream(told().get(told().size() - 1).tasks()).boxed().toList();
    }

    private void runForLong(TaskRow row) {
        worker.running.add(new RunningBody(row, 200_000));
    }

    @Test
    void itIsToldOnceWhatRunsAndAgainWhenThatChanges() {
        worker.dispatch(7, 3, 5);
        assertThat(worker.started).hasSize(2);
        worker.core.reportExecuting();
        assertThat(told()).as("nothing has run for long").isEmpty();
        worker.started.forEach(this::runForLong);
        worker.core.reportExecuting();
        worker.core.reportExecuting();
        assertThat(told()).hasSize(1);
        assertThat(lastTold()).containsExactly(3, 7);
        worker.running.remove(0);
        worker.core.reportExecuting();
        assertThat(lastTold()).containsExactly(worker.started.get(1).task());
        worker.running.clear();
        worker.core.reportExecuting();
        assertThat(lastTold()).isEmpty();
        assertThat(told()).hasSize(3);
    }

    @Test
    void aCancelledBodyThatStillRunsIsNotTold() {
        worker.dispatch(1);
        runForLong(worker.started.get(0));
        worker.core.received(OneWorker.GRAPH, new ToWorker.Cancel(new int[] {1}));
        worker.core.reportExecuting();
        assertThat(told()).isEmpty();
    }

    @Test
    void aNewLinkIsToldAnew() {
        worker.dispatch(1);
        runForLong(worker.started.get(0));
        worker.core.reportExecuting();
        worker.link();
        worker.core.reportExecuting();
        assertThat(told()).hasSize(2);
    }

    @Test
    void aPauseIsToldToo() {
        worker.dispatch(1);
        worker.paused = true;
        worker.core.reportExecuting();
        assertThat(told()).extracting(ToSupervisor.Executing::paused).containsExactly(true);
    }
}
