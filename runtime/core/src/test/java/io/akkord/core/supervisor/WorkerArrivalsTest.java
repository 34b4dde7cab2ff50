package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.CHECKPOINT;
import static io.akkord.core.message.Completions.HELD;
import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskOptions;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkerArrivalsTest {

    private static final int[] NONE = {};

    private final SchedulerBench bench = new SchedulerBench();

    private String workerOf(int task) {
        int worker = bench.state.tasks.workers[task];
        return worker < 0 ? "nobody" : bench.state.workers.id(worker);
    }

    @Test
    void nothingIsDispatchedToAWorkerBeforeItsInventory() {
        bench.submit(NONE);
        bench.register("a", 1);
        assertThat(bench.sent("a", ToWorker.OpenGraph.class)).hasSize(1);
        assertThat(bench.dispatched("a")).isEmpty();
        bench.inventory("a", NONE, NONE, NONE);
        assertThat(bench.dispatched("a")).containsExactly(0);
        assertThat(bench.sent("a", ToWorker.DefineOperations.class)).hasSize(1);
    }

    @Test
    void theJournalSaysFromWhenToWhenAWorkerCouldBeGivenTasks() {
        bench.submit(NONE);
        bench.register("a", 1);
        assertThat(bench.events(GraphEvent.WorkerAdopted.class)).isEmpty();
        int worker = bench.inventory("a", NONE, NONE, NONE);
        assertThat(bench.events(GraphEvent.WorkerAdopted.class))
                .containsExactly(new GraphEvent.WorkerAdopted(worker, "node-a", List.of(), 1, Map.of(), 0));
        bench.join("idle");
        bench.leave("idle");
        assertThat(bench.events(GraphEvent.WorkerLost.class))
                .as("although it had nothing")
                .hasSize(1);
        assertThat(bench.state.workers.isAdopted(worker)).isTrue();
        bench.crash();
        assertThat(bench.state.workers.isAdopted(worker))
                .as("a new life adopts anew")
                .isFalse();
        bench.inventory("a", NONE, new int[] {0}, new int[] {1});
        assertThat(bench.state.workers.isAdopted(worker)).isTrue();
    }

    @Test
    void whatALostWorkerHadGoesToOthers() {
        bench.submit(NONE, new int[] {0}, new int[] {1});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.join("b");
        bench.leave("a");
        assertThat(bench.events(GraphEvent.WorkerLost.class)).hasSize(1);
        assertThat(bench.dispatched("b")).containsExactly(0, 1, 2);
        assertThat(bench.events(GraphEvent.TasksDispatched.class).get(1).reasons())
                .containsExactly(2, 1, 1);
    }

    @Test
    void aNewSupervisorLetsAWorkerGoOnWithWhatItRuns() {
        bench.submit(NONE, new int[] {0}, new int[] {1});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.crash();
        bench.inventory("a", new int[] {0}, new int[] {1, 2}, new int[] {1, 1});
        assertThat(bench.dispatched("a")).isEmpty();
        assertThat(bench.cancelled("a")).isEmpty();
        assertThat(bench.events(GraphEvent.ResultsMissing.class)).isEmpty();
        assertThat(bench.moved("a")).contains("0 from 0", "1 from 0");
    }

    @Test
    void whatWasDecidedButNeverSentIsDispatchedAgain() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.crash();
        bench.inventory("a", NONE, new int[] {0}, new int[] {1});
        assertThat(bench.events(GraphEvent.ResultsMissing.class)).hasSize(1);
        assertThat(bench.dispatched("a")).containsExactly(1);
        assertThat(bench.state.tasks.attempts[1]).isEqualTo(2);
    }

    @Test
    void anotherAttemptThanTheOneThatCountsIsCancelled() {
        bench.submit(NONE);
        bench.join("a");
        bench.leave("a");
        bench.join("b");
        bench.register("a", 1);
        bench.inventory("a", NONE, new int[] {0}, new int[] {1});
        assertThat(bench.cancelled("a")).containsExactly(0);
        assertThat(workerOf(0)).isEqualTo("b");
    }

    @Test
    void aResultThatComesBackIsAdoptedIfItIsNeededAndNobodyElseHasIt() {
        bench.submit(NONE, new int[] {0}, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.leave("a");
        assertThat(workerOf(0)).isEqualTo("nobody");
        bench.register("a", 1);
        bench.inventory("a", new int[] {0}, NONE, NONE);
        assertThat(bench.events(GraphEvent.ResultsAdopted.class)).hasSize(1);
        assertThat(bench.state.reruns).isZero();
        assertThat(bench.dispatched("a")).containsExactly(1, 2);
    }

    @Test
    void aResultThatComesBackTooLateIsDropped() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.leave("a");
        bench.join("b");
        bench.complete("b", HELD, 0);
        bench.register("a", 1);
        bench.inventory("a", new int[] {0}, NONE, NONE);
        assertThat(bench.cancelled("a")).containsExactly(0);
        assertThat(workerOf(0)).isEqualTo("b");
    }

    @Test
    void consumersAreToldWhereAnAdoptedResultIs() {
        bench.submit(NONE, new int[] {0}, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.join("c");
        String consumer = workerOf(2).equals("c") ? "c" : "a";
        bench.leave("a");
        assertThat(workerOf(0)).isEqualTo("c");
        bench.leave("c");
        bench.register("a", 1);
        bench.inventory("a", new int[] {0}, NONE, NONE);
        assertThat(workerOf(0)).as(consumer).isEqualTo("a");
    }

    @Test
    void aWorkerWhoseActorSystemStartedAnewIsNotLost() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.register("a", 2);
        assertThat(bench.events(GraphEvent.WorkerLost.class)).isEmpty();
        assertThat(bench.instructions.get(0)).isInstanceOf(Instruction.CloseLink.class);
        assertThat(bench.instructions.get(1)).isInstanceOf(Instruction.OpenLink.class);
        bench.inventory("a", NONE, new int[] {0, 1}, new int[] {1, 1});
        assertThat(bench.cancelled("a")).isEmpty();
        assertThat(bench.state.attemptsLost).isZero();
    }

    @Test
    void aWorkerWhoseLeaseHadEndedIsGivenUpEvenIfTheGapWasNotSeen() {
        bench.submit(NONE);
        bench.join("a");
        bench.register("a", 1);
        assertThat(bench.events(GraphEvent.WorkerLost.class)).hasSize(1);
    }

    @Test
    void workersOfEarlierLivesAreWaitedForUntilTheGraceIsOver() {
        bench.submit(NONE);
        bench.join("a");
        bench.present.clear();
        bench.crash();
        assertThat(bench.scheduler.missingWorkers()).containsExactly("a");
        bench.join("b");
        assertThat(bench.dispatched("b")).isEmpty();
        bench.now += 5_000_000_001L;
        bench.decide();
        assertThat(bench.dispatched("b")).containsExactly(0);
        assertThat(bench.scheduler.missingWorkers()).isEmpty();
    }

    @Test
    void workersThatAreKnownToBeDeadAreNotWaitedFor() {
        bench.submit(NONE);
        bench.join("a");
        bench.present.clear();
        bench.crash();
        bench.join("b");
        bench.scheduler.knownDead(Set.of("a", "unknown"));
        bench.decide();
        assertThat(bench.dispatched("b")).containsExactly(0);
    }

    @Test
    void anInputThatIsGoneIsMadeAgainAndTheConsumerIsToldWhere() {
        bench.submit(NONE, new int[] {0}, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.join("b");
        bench.scheduler.received(0, new ToSupervisor.InputsUnavailable(new int[] {0}, new int[] {0}));
        bench.decide();
        assertThat(bench.released("a")).containsExactly(0);
        assertThat(workerOf(0)).isEqualTo("b");
        assertThat(bench.moved("a")).contains("0 from " + bench.number("b"));
    }

    @Test
    void whoAsksAtTheWrongPlaceIsToldTheRightOne() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.join("b");
        bench.complete("a", INLINE, 0);
        bench.scheduler.received(0, new ToSupervisor.InputsUnavailable(new int[] {0}, new int[] {1}));
        bench.decide();
        assertThat(bench.events(GraphEvent.ResultsMissing.class)).isEmpty();
        assertThat(bench.moved("a")).containsExactly("0 from 0");
    }

    @Test
    void anInlineResultOfALostWorkerIsReadFromTheJournal() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", INLINE, 0);
        bench.join("b");
        bench.leave("a");
        assertThat(bench.dispatched("b")).containsExactly(1);
        assertThat(bench.sent("b", ToWorker.Dispatch.class).get(0).sources()).containsExactly(ToWorker.FROM_JOURNAL);
        assertThat(bench.scheduler.inlineEvent(0)).isPositive();
        assertThat(bench.journal.get((int) bench.scheduler.inlineEvent(0) - 1))
                .isInstanceOf(GraphEvent.TasksCompleted.class);
    }

    @Test
    void aDamagedCheckpointIsMadeAgain() {
        bench.submit(NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", CHECKPOINT, 0);
        bench.leave("a");
        bench.join("b");
        assertThat(bench.dispatched("b")).containsExactly(1);
        bench.scheduler.received(
                bench.number("b"),
                new ToSupervisor.InputsUnavailable(new int[] {0}, new int[] {ToWorker.FROM_CHECKPOINT}));
        bench.decide();
        assertThat(bench.dispatched("b")).containsExactly(0);
        assertThat(bench.moved("b")).containsExactly("0 from " + bench.number("b"));
    }

    @Test
    void aDamagedCheckpointOfAnImpureTaskFailsWhatNeedsIt() {
        bench.submit(TaskOptions.DEFAULT.asImpure(), GraphOptions.DEFAULT, false, NONE, NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", CHECKPOINT, 0);
        bench.leave("a");
        bench.join("b");
        bench.scheduler.received(
                bench.number("b"),
                new ToSupervisor.InputsUnavailable(new int[] {0}, new int[] {ToWorker.FROM_CHECKPOINT}));
        bench.decide();
        assertThat(bench.events(GraphEvent.TaskFailed.class)).hasSize(1);
        assertThat(bench.events(GraphEvent.GraphCompleted.class))
                .extracting(GraphEvent.GraphCompleted::outcome)
                .containsExactly(GraphStatus.State.FAILED);
        assertThat(bench.events(GraphEvent.GraphCompleted.class).get(0).message())
                .contains("never run again");
    }

    @Test
    void resultsAreReleasedWhenTheirLastReaderIsRecorded() {
        bench.submit(NONE, new int[] {0}, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.complete("a", HELD, 1);
        assertThat(bench.released("a")).as("nobody reads it").containsExactly(1);
        bench.complete("a", HELD, 2);
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.sent("a", ToWorker.CloseGraph.class)).hasSize(1);
    }

    @Test
    void anOutputThatAnExtensionNamesIsMadeDurable() {
        bench.submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT, true, NONE, NONE, new int[] {0});
        bench.join("a");
        bench.complete("a", HELD, 0, 1);
        assertThat(bench.state.unfinished()).isZero();
        assertThat(bench.extend(1, 2, new int[] {0})).isEmpty();
        assertThat(bench.dispatched("a")).containsExactly(0);
        assertThat(bench.sent("a", ToWorker.Dispatch.class).get(0).flags()).containsExactly(ToWorker.FLAG_DURABLE);
        bench.scheduler.seal(1);
        bench.decide();
        assertThat(bench.scheduler.isEnded()).as("the output is not durable").isFalse();
        bench.complete("a", INLINE, 0);
        assertThat(bench.scheduler.isEnded()).isTrue();
        assertThat(bench.scheduler.result("2-0")).isInstanceOf(TaskResult.InJournal.class);
    }

    @Test
    void anExtensionThatDoesNotFitIsRefusedAndChangesNothing() {
        bench.submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT, true, NONE, NONE, NONE);
        byte[] before = bench.state.toSnapshot();
        assertThat(bench.extend(1, 7, NONE, NONE).orElseThrow()).contains("first task has number 7, not 2");
        assertThat(bench.events(GraphEvent.GraphExtended.class)).isEmpty();
        assertThat(bench.state.graph.taskCount()).isEqualTo(2);
        assertThat(before).isNotEmpty();
        assertThat(bench.extend(2, 2, NONE, NONE)).isEmpty();
        assertThat(bench.state.graph.taskCount()).isEqualTo(3);
    }

    @Test
    void aWorkerThatComesBackAfterTheEndIsTold() {
        bench.submit(NONE);
        bench.join("a");
        bench.join("b");
        String away = workerOf(0).equals("a") ? "b" : "a";
        bench.leave(away);
        bench.complete(workerOf(0), HELD, 0);
        assertThat(bench.scheduler.isEnded()).isTrue();
        bench.register(away, 1);
        assertThat(bench.sent(away, ToWorker.CloseGraph.class)).hasSize(1);
        bench.decide();
        assertThat(bench.instructions).isEmpty();
    }

    @Test
    void ifTheEndWasRecordedButNotSaidTheNextLifeSaysIt() {
        bench.submit(NONE);
        bench.join("a");
        bench.complete("a", HELD, 0);
        bench.crash();
        assertThat(bench.events(GraphEvent.EpochStarted.class)).hasSize(2);
        assertThat(bench.sent("a", ToWorker.CloseGraph.class)).hasSize(1);
        bench.crash();
        assertThat(bench.events(GraphEvent.EpochStarted.class))
                .as("but only once")
                .hasSize(2);
    }

    @Test
    void aGraphThatNobodySubmittedLeavesNoTrace() {
        bench.scheduler.cancel("never heard of it", 0);
        bench.join("a");
        assertThat(bench.journal).isEmpty();
        assertThat(List.of(bench.scheduler.missingWorkers())).isNotEmpty();
    }
}
