package io.akkord.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.message.Failure;
import io.akkord.core.supervisor.GraphEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forged histories: each rule must find what breaks it, and nothing in an honest one. */
class GraphAuditTest {

    private static final int IMPURE = 1;
    private static final int LAST = 3;

    /** Places in {@link #honest()}. */
    private static final int DISPATCH = 3;

    private static final int FIRST_COMPLETION = 4;
    private static final int SECOND_COMPLETION = 5;
    private static final int SECOND_EPOCH = 6;
    private static final int END = 9;

    /** Four tasks in a row, the second impure. */
    private static byte[] chain() {
        OperationSpec step = new OperationSpec(
                OperationSpec.Kind.CALL, "example.Ops", "step", "(J)J", 6, new byte[0], 0, false, new int[0]);
        return SegmentCodec.encode(new GraphSegment(
                0,
                new int[] {0, 0, 1, 2, 3},
                new int[] {0, 1, 2},
                new int[4],
                0,
                List.of(step),
                new int[] {0, 1, 0, 0},
                0,
                List.of(TaskOptions.DEFAULT, TaskOptions.DEFAULT.asImpure()),
                new int[5],
                new byte[0],
                new int[0],
                List.of(),
                new int[] {LAST},
                List.of("last")));
    }

    private static GraphEvent dispatched(int... tasks) {
        int[] attempts = new int[tasks.length];
        java.util.Arrays.fill(attempts, 1);
        return dispatched(tasks, attempts);
    }

    private static GraphEvent dispatched(int[] tasks, int[] attempts) {
        int count = tasks.length;
        return new GraphEvent.TasksDispatched(
                tasks, new int[count], attempts, new byte[count], new int[count], new int[count]);
    }

    private static Completions completion(int task, int attempt, int digest) {
        return new Completions(
                new int[] {task},
                new int[] {attempt},
                new long[1],
                new int[1],
                new int[1],
                new long[1],
                new int[] {digest},
                new byte[] {Completions.HELD},
                new int[1],
                new byte[0]);
    }

    private static GraphEvent completed(int task, int attempt) {
        return new GraphEvent.TasksCompleted(new int[1], completion(task, attempt, 77));
    }

    private static GraphEvent failed(int task) {
        return new GraphEvent.TaskFailed(task, 1, 0, 1, Failure.of("Forged", ""));
    }

    private static List<AuditedEvent> honest() {
        byte[] segment = chain();
        List<GraphEvent> facts = List.of(
                new GraphEvent.EpochStarted(1, "n1", 1),
                new GraphEvent.GraphPart(0, 0, segment),
                new GraphEvent.GraphSubmitted(1, SegmentCodec.digest(segment), GraphOptions.DEFAULT, false, 2),
                dispatched(0, 1, 2, 3),
                completed(0, 1),
                completed(1, 1),
                new GraphEvent.EpochStarted(2, "n2", 3),
                completed(2, 1),
                completed(3, 1),
                new GraphEvent.GraphCompleted(GraphStatus.State.COMPLETED, "", 4));
        List<AuditedEvent> events = new ArrayList<>();
        facts.forEach(fact -> events.add(
                new AuditedEvent(events.size() + 1, events.size() < SECOND_EPOCH ? "writer-1" : "writer-2", fact)));
        return events;
    }

    /** The honest history with one more event at a place, numbered anew. */
    private static List<AuditedEvent> with(int at, GraphEvent event) {
        List<AuditedEvent> events = honest();
        events.add(at, new AuditedEvent(0, events.get(Math.min(at, END)).writer(), event));
        return renumbered(events);
    }

    private static List<AuditedEvent> without(int at) {
        List<AuditedEvent> events = honest();
        events.remove(at);
        return renumbered(events);
    }

    private static List<AuditedEvent> renumbered(List<AuditedEvent> events) {
        List<AuditedEvent> numbered = new ArrayList<>();
        events.forEach(each -> numbered.add(new AuditedEvent(numbered.size() + 1, each.writer(), each.event())));
        return numbered;
    }

    private static List<AuditRule> broken(List<AuditedEvent> events) {
        return GraphAudit.of("g", events).stream()
                .map(AuditFinding::rule)
                .distinct()
                .toList();
    }

    @Test
    void anHonestHistoryBreaksNothing() {
        assertThat(GraphAudit.of("g", honest())).isEmpty();
    }

    @Test
    void aMissingEventIsFoundByItsNumber() {
        List<AuditedEvent> events = honest();
        events.remove(DISPATCH + 1);
        assertThat(broken(events)).contains(AuditRule.INTACT);
    }

    @Test
    void anEpochThatComesTwiceOrIsLeftOutIsFound() {
        assertThat(broken(with(SECOND_EPOCH, new GraphEvent.EpochStarted(1, "n3", 3))))
                .containsExactly(AuditRule.EPOCHS_FOLLOW);
        assertThat(broken(with(SECOND_EPOCH, new GraphEvent.EpochStarted(4, "n3", 3))))
                .containsExactly(AuditRule.EPOCHS_FOLLOW);
    }

    @Test
    void anEventBeforeTheFirstEpochIsFound() {
        assertThat(broken(without(0))).contains(AuditRule.EPOCHS_FOLLOW);
    }

    @Test
    void anOldSupervisorThatWritesAgainIsFound() {
        List<AuditedEvent> events = honest();
        AuditedEvent late = events.get(SECOND_EPOCH + 2);
        events.set(SECOND_EPOCH + 2, new AuditedEvent(late.number(), "writer-1", late.event()));
        assertThat(broken(events)).containsExactly(AuditRule.ONE_WRITER_AT_A_TIME);
    }

    @Test
    void aTaskThatIsRecordedTwiceIsFound() {
        assertThat(GraphAudit.of("g", with(FIRST_COMPLETION + 1, completed(0, 1))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(AuditRule.RECORDED_ONCE);
                    assertThat(finding.number()).isEqualTo(FIRST_COMPLETION + 2L);
                });
    }

    @Test
    void aCompletionOfAnAttemptThatNobodyDispatchedIsFound() {
        List<AuditedEvent> events = honest();
        events.set(FIRST_COMPLETION, new AuditedEvent(FIRST_COMPLETION + 1L, "writer-1", completed(0, 2)));
        assertThat(broken(events)).containsExactly(AuditRule.DISPATCHED_BEFORE);
        assertThat(broken(without(DISPATCH))).containsExactly(AuditRule.DISPATCHED_BEFORE);
    }

    @Test
    void anAttemptThatIsCountedTwiceIsFound() {
        assertThat(broken(with(DISPATCH + 1, dispatched(2)))).containsExactly(AuditRule.ATTEMPTS_FOLLOW);
    }

    @Test
    void aCompletionBeforeThatOfItsInputIsFound() {
        assertThat(broken(without(SECOND_COMPLETION)))
                .containsExactlyInAnyOrder(AuditRule.INPUTS_BEFORE, AuditRule.COMPLETE_AT_THE_END);
    }

    @Test
    void aRecordedImpureTaskThatIsRunAgainIsFound() {
        assertThat(broken(with(SECOND_EPOCH, dispatched(new int[] {IMPURE}, new int[] {2}))))
                .containsExactly(AuditRule.IMPURE_ONCE);
    }

    @Test
    void aResultThatBecomesAnotherWhenItIsMadeAgainIsFound() {
        List<AuditedEvent> events = with(SECOND_EPOCH, dispatched(new int[] {0}, new int[] {2}));
        events.add(
                SECOND_EPOCH + 1,
                new AuditedEvent(0, "writer-2", new GraphEvent.ResultsRecomputed(new int[1], completion(0, 2, 78))));
        assertThat(broken(renumbered(events))).containsExactly(AuditRule.SAME_RESULT);
    }

    @Test
    void aTaskThatFailsAfterItWasRecordedIsFoundUnlessItRanAgain() {
        assertThat(broken(with(SECOND_EPOCH, failed(0)))).containsExactly(AuditRule.ONE_OUTCOME);

        List<AuditedEvent> events = with(SECOND_EPOCH, dispatched(new int[] {0}, new int[] {2}));
        events.add(SECOND_EPOCH + 1, new AuditedEvent(0, "writer-2", failed(0)));
        assertThat(broken(renumbered(events))).isEmpty();
    }

    @Test
    void aTaskThatIsRecordedAfterItFailedIsFound() {
        assertThat(broken(with(FIRST_COMPLETION, failed(0)))).containsExactly(AuditRule.ONE_OUTCOME);
    }

    @Test
    void whateverComesAfterTheEndIsFound() {
        assertThat(broken(with(END + 1, dispatched(new int[] {0}, new int[] {2}))))
                .containsExactly(AuditRule.NOTHING_AFTER_THE_END);
    }

    @Test
    void aGraphThatCompletesWithoutOneOfItsTasksIsFound() {
        assertThat(broken(without(END - 1))).containsExactly(AuditRule.COMPLETE_AT_THE_END);
    }
}
