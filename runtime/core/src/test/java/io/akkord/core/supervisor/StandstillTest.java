package io.akkord.core.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {

    private static final int[] NONE = {};

    private final SchedulerBench bench = new SchedulerBench();

    private Optional<String> message() {
        return bench.scheduler.status(new GraphId("g")).message();
    }

    @Test
    void withoutWorkersItSaysHowToStartOne() {
        bench.submit(NONE);
        assertThat(message().orElseThrow()).contains("no worker is registered").contains("akkord node --role worker");
    }

    @Test
    void aWorkerThatHasNotAnsweredIsNamed() {
        bench.submit(NONE);
        bench.register("a", 1);
        assertThat(message()).contains("waits for worker a to say what it has");
        bench.inventory("a", NONE, NONE, NONE);
        assertThat(message()).isEmpty();
    }

    @Test
    void workersThatTheJournalNamesAreNamedUntilTheGraceIsOver() {
        bench.submit(NONE);
        bench.join("a");
        bench.present.clear();
        bench.crash();
        bench.join("b");
        assertThat(message().orElseThrow()).contains("waits for worker a").contains("given up 5 s after");
        bench.now += 6_000_000_000L;
        bench.decide();
        assertThat(message()).isEmpty();
    }

    @Test
    void ifEveryWorkerIsPausedItSaysSo() {
        bench.submit(NONE);
        bench.join("a");
        bench.join("b");
        pause("a", true);
        assertThat(message()).as("b goes on").isEmpty();
        pause("b", true);
        assertThat(message().orElseThrow()).contains("fill the memory of 2 workers: a, b");
        pause("a", false);
        assertThat(message()).isEmpty();
    }

    /** Memory is freed again by itself; a role has to be given by somebody, who must be told. */
    @Test
    void whatDoesNotPassByItselfIsSaidBeforeAFullMemory() {
        bench.submit(TaskOptions.DEFAULT.withRole("gpu"), GraphOptions.DEFAULT, false, NONE, NONE);
        bench.join("a");
        pause("a", true);
        assertThat(message().orElseThrow()).contains("gpu");
    }

    private void pause(String id, boolean paused) {
        bench.scheduler.received(bench.number(id), new ToSupervisor.Executing(NONE, NONE, NONE, paused));
        bench.decide();
    }

    @Test
    void whatIsNotSubmittedYetWaitsForItsClient() {
        bench.scheduler.part(0, 0, new byte[] {1});
        bench.decide();
        assertThat(message().orElseThrow()).contains("not all parts");
    }

    @Test
    void anEndedGraphSaysHowItEnded() {
        bench.submit(NONE);
        bench.scheduler.cancel("enough", 0);
        bench.decide();
        assertThat(message()).contains("enough");
    }
}
