package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An effect begins only while nobody else can have it. */
class LeasedEffectsTest {

    private static final int EFFECT = 1;

    private final OneWorker worker = new OneWorker(2);

    @BeforeEach
    void open() {
        worker.open(TaskOptions.DEFAULT, TaskOptions.DEFAULT.asEffect());
        worker.counted = false;
        worker.dispatch(7, EFFECT, (byte) 0, new int[0], new int[0]);
    }

    @Test
    void anEffectWaitsUntilItsLeaseIsCertainAndHoldsUpNothingElse() {
        worker.dispatch(8);
        assertThat(worker.startedTasks()).containsExactly(8);
        assertThat(worker.core.running()).isEqualTo(1);
        worker.core.flush();
        assertThat(worker.startedTasks()).containsExactly(8);
        worker.counted = true;
        worker.core.flush();
        assertThat(worker.startedTasks()).containsExactly(8, 7);
    }

    @Test
    void oneThatWaitedWhenItsLinkEndedIsNotInTheInventoryAndNeverBegins() {
        worker.said.clear();
        worker.link();
        worker.counted = true;
        worker.core.flush();
        assertThat(worker.said(ToSupervisor.Inventory.class))
                .singleElement()
                .satisfies(inventory -> assertThat(inventory.active()).isEmpty());
        assertThat(worker.started).isEmpty();
    }
}
