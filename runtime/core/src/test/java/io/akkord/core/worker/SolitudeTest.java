package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SolitudeTest {

    private static final byte ALONE = ToWorker.FLAG_ALONE;
    private static final byte PLAIN = 0;

    private final OneWorker worker = new OneWorker(3);

    @BeforeEach
    void open() {
        worker.open(TaskOptions.DEFAULT);
    }

    @Test
    void nothingStartsWhileOneWaitsToRunAloneNorWhileItRuns() {
        worker.dispatch(0, PLAIN);
        worker.dispatch(1, ALONE);
        worker.dispatch(2, PLAIN);
        assertThat(worker.startedTasks()).containsExactly(0);
        assertThat(worker.core.takeNext()).isNull();
        worker.finish(0);
        assertThat(worker.startedTasks()).containsExactly(1);
        worker.dispatch(3, ALONE);
        worker.dispatch(4, PLAIN);
        assertThat(worker.startedTasks()).containsExactly(1);
        worker.finish(1);
        assertThat(worker.startedTasks()).containsExactly(3);
        worker.finish(3);
        assertThat(worker.startedTasks()).containsExactly(2, 4);
    }

    @Test
    void oneThatIsCancelledHoldsUpNobody() {
        worker.dispatch(0, PLAIN);
        worker.dispatch(1, ALONE);
        worker.dispatch(2, PLAIN);
        worker.received(new ToWorker.Cancel(new int[] {1}));
        assertThat(worker.startedTasks()).containsExactly(0, 2);
    }
}
