package io.akkord.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Ordering;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A graph whose supervisor believes that the worker has nothing of it. */
class NamesakeTest {

    private final OneWorker one = new OneWorker(1);

    private void openAnew() {
        one.received(new ToWorker.OpenGraph(3, Ordering.FIFO, 1, true));
        one.received(new ToWorker.DefineOptions(0, List.of(TaskOptions.DEFAULT)));
    }

    private List<Integer> completed() {
        return one.said(ToSupervisor.Completed.class).stream()
                .flatMap(frame -> Arrays.stream(frame.completions().tasks()).boxed())
                .toList();
    }

    @Test
    void whatIsLeftOfAnotherGraphOfThatNameIsNeitherReportedNorRun() {
        one.open(TaskOptions.DEFAULT);
        one.dispatch(0, 1, 2);
        one.finish(0);
        assertThat(one.startedTasks()).containsExactly(1);
        one.said.clear();
        openAnew();
        assertThat(one.said(ToSupervisor.Inventory.class)).singleElement().satisfies(inventory -> {
            assertThat(inventory.active()).isEmpty();
            assertThat(inventory.held()).isEmpty();
        });
        one.finish(1);
        assertThat(one.startedTasks()).as("task 2 was of the other graph").isEmpty();
        assertThat(one.core.unrecorded()).isZero();
        one.dispatch(1);
        one.finish(1);
        assertThat(completed()).as("of the new graph").containsExactly(1);
    }

    @Test
    void aLinkThatIsMadeAgainIsAnsweredWithTheInventoryAsEver() {
        openAnew();
        one.dispatch(0);
        one.said.clear();
        one.link();
        assertThat(one.said(ToSupervisor.Inventory.class))
                .singleElement()
                .satisfies(inventory -> assertThat(inventory.active()).containsExactly(0));
    }
}
