package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.TaskOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausedWorkerTest {

    private static final int SLOTS = 4;
    private static final int[] TASKS = IntStream.range(0, 10).toArray();

    private final OneWorker worker = new OneWorker(SLOTS);

    @BeforeEach
    void open() {
        worker.open(TaskOptions.DEFAULT);
    }

    private void finishOne() {
        worker.finish(worker.startedTasks().get(0));
    }

    @Test
    void aWorkerWhoseMemoryIsFullRunsOneTaskAtATime() {
        worker.paused = true;
        worker.dispatch(TASKS);
        for (int done = 0; done < TASKS.length; done++) {
            assertThat(worker.started).hasSize(1);
            finishOne();
        }
        assertThat(worker.started).isEmpty();
    }

    @Test
    void whenThereIsRoomAgainAllItsSlotsWork() {
        worker.paused = true;
        worker.dispatch(TASKS);
        worker.paused = false;
        worker.core.flush();
        assertThat(worker.started).hasSize(SLOTS);
    }

    @Test
    void whatRunsWhenTheMemoryFillsIsFinishedFirst() {
        worker.dispatch(TASKS);
        worker.paused = true;
        for (int running = SLOTS; running > 1; running--) {
            finishOne();
            assertThat(worker.started).hasSize(running - 1);
        }
        finishOne();
        assertThat(worker.started).hasSize(1);
    }
}
