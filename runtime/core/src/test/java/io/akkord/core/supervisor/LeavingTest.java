package io.akkord.core.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphId;
import io.akkord.core.message.Completions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent.ResultsAdopted;
import io.akkord.core.supervisor.GraphEvent.WorkerLeaving;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeavingTest {

    private static final int[] NONE = {};
    private static final long LOOK = 200_000_000L;

    private final SchedulerBench bench = new SchedulerBench();

    private void announce(String id) {
        bench.scheduler.leaving(Set.of(id));
        look();
    }

    private void look() {
        bench.now += LOOK;
        bench.decide();
    }

    private void giveBack(String id, int... tasks) {
        int[] attempts = Arrays.stream(tasks)
                .map(task -> bench.state.tasks.attempts[task])
                .toArray();
        bench.scheduler.received(bench.number(id), new ToSupervisor.Retracted(tasks, attempts));
        bench.decide();
    }

    private void kept(String id, int... tasks) {
        bench.scheduler.received(bench.number(id), new ToSupervisor.Kept(tasks, new long[tasks.length]));
        bench.decide();
    }

    private boolean mayLeave(String id) {
        return !bench.sent(id, ToWorker.MayLeave.class).isEmpty();
    }

    private List<Integer> askedToKeep(String id) {
        return bench.sent(id, ToWorker.KeepResults.class).stream()
                .flatMap(message -> Arrays.stream(message.tasks()).boxed())
                .toList();
    }

    /** Task 0 has completed on {@code a}, which alone holds its result; task 1 needs it, and is with {@code a} too. */
    private void resultOnlyOnA() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", Completions.HELD, 0);
        bench.join("b");
    }

    @Test
    void whatHasNotStartedIsWantedBackAndGoesToAnother() {
        bench.submit(NONE, NONE, NONE);
        bench.join("a");
        bench.join("b");
        int first = bench.state.workers.inFlight(bench.number("a"));

        announce("a");

        assertThat(bench.sent("a", ToWorker.HandBack.class)).hasSize(1);
        assertThat(bench.events(WorkerLeaving.class)).hasSize(1);
        assertThat(mayLeave("a")).isFalse();
        int[] given = java.util.stream.IntStream.range(0, 3)
                .filter(task -> bench.state.attemptAt(task, bench.number("a")) > 0)
                .toArray();
        assertThat(given).hasSize(first);
        giveBack("a", given);
        assertThat(bench.state.workers.inFlight(bench.number("a"))).isZero();
        look();
        assertThat(bench.state.attemptsLost).isZero();
        assertThat(bench.state.workers.inFlight(bench.number("b"))).isEqualTo(3);
    }

    @Test
    void itIsGivenNothingMore() {
        bench.submit(NONE, NONE, NONE, NONE);
        bench.join("b");
        bench.join("a");
        announce("a");
        giveBack("a");
        bench.complete("b", Completions.INLINE, 0);
        look();

        assertThat(bench.events(GraphEvent.TasksDispatched.class))
                .filteredOn(event -> bench.journal.indexOf(event)
                        > bench.journal.indexOf(
                                bench.events(WorkerLeaving.class).get(0)))
                .allSatisfy(event -> assertThat(event.workers()).doesNotContain(bench.number("a")));
    }

    @Test
    void aResultThatOnlyItHoldsMovesBeforeItMayGoAndNothingRunsAgain() {
        resultOnlyOnA();

        announce("a");
        assertThat(askedToKeep("b")).containsExactly(0);
        assertThat(mayLeave("a")).isFalse();
        giveBack("a", 1);
        look();
        assertThat(askedToKeep("b")).as("asked once").isEmpty();

        kept("b", 0);
        assertThat(bench.events(ResultsAdopted.class)).hasSize(1);
        assertThat(bench.released("a")).containsExactly(0);
        look();
        assertThat(mayLeave("a")).isTrue();

        bench.scheduler.leaving(Set.of());
        bench.leave("a");
        bench.complete("b", Completions.INLINE, 1);
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.state.recomputed).isZero();
        assertThat(bench.state.attemptsLost).isZero();
        assertThat(bench.recorded()).containsExactly(0, 1);
    }

    @Test
    void aRunningTaskIsWaitedFor() {
        resultOnlyOnA();
        announce("a");
        kept("b", 0);
        giveBack("a");
        look();
        assertThat(mayLeave("a")).isFalse();
        assertThat(bench.scheduler.status(new GraphId("g")).message())
                .hasValueSatisfying(text -> assertThat(text).contains("leaves: 1 tasks run there"));

        bench.complete("a", Completions.INLINE, 1);
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.sent("a", ToWorker.CloseGraph.class)).hasSize(1);
    }

    @Test
    void ifTheOneWhoWasAskedGoesAnotherIsAsked() {
        resultOnlyOnA();
        bench.join("c");
        announce("a");
        String asked = askedToKeep("b").isEmpty() ? "c" : "b";
        String other = asked.equals("b") ? "c" : "b";
        bench.leave(asked);
        look();
        assertThat(askedToKeep(other)).containsExactly(0);
    }

    @Test
    void withoutAnotherWorkerItGoesWhenItsTasksHaveEnded() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", Completions.HELD, 0);
        announce("a");
        assertThat(mayLeave("a")).isFalse();
        giveBack("a", 1);
        look();
        assertThat(mayLeave("a")).isTrue();
    }

    @Test
    void theNextSupervisorLetsItGoFromTheBeginning() {
        resultOnlyOnA();
        announce("a");
        bench.crash();
        bench.scheduler.leaving(Set.of("a"));
        bench.inventory("b", NONE, NONE, NONE);
        bench.inventory("a", new int[] {0}, NONE, NONE);
        look();
        assertThat(bench.events(WorkerLeaving.class)).hasSize(2);
        kept("b", 0);
        giveBack("a");
        look();
        assertThat(mayLeave("a")).isTrue();
    }

    @Test
    void whatIsNotWantedAnyMoreIsDroppedByTheOneWhoFetchedIt() {
        resultOnlyOnA();
        announce("a");
        giveBack("a");
        bench.complete("a", Completions.INLINE, 1);
        assertThat(bench.scheduler.isEnded()).isTrue();
        kept("b", 0);
        assertThat(bench.events(ResultsAdopted.class)).isEmpty();
    }
}
