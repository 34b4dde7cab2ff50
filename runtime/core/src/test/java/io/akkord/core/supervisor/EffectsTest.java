package io.akkord.core.supervisor;

import static io.akkord.core.message.Completions.CHECKPOINT;
import static io.akkord.core.message.Completions.HELD;
import static io.akkord.core.message.Completions.INLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.ToWorker;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsTest {

    private static final int[] NONE = {};
    private static final List<TaskOptions> PLAIN_AND_EFFECT =
            List.of(TaskOptions.DEFAULT, TaskOptions.DEFAULT.asEffect());

    private final SchedulerBench bench = new SchedulerBench();

    /** Task 1 is an effect that reads task 0; task 2 reads the effect. */
    private void submit() {
        bench.submitRows(PLAIN_AND_EFFECT, new int[] {0, 1, 0}, NONE, new int[] {0}, new int[] {1});
    }

    private byte flagsOfLastDispatch(String worker) {
        return bench.sent(worker, ToWorker.Dispatch.class).get(0).flags()[0];
    }

    @Test
    void anEffectIsNotDispatchedAheadOfItsInputsAndWhatItReadsIsMadeDurable() {
        submit();
        bench.join("a");
        assertThat(bench.dispatched("a")).containsExactly(0);
        assertThat(flagsOfLastDispatch("a") & ToWorker.FLAG_DURABLE).isNotZero();
        bench.complete("a", CHECKPOINT, 0);
        assertThat(bench.dispatched("a")).containsExactly(1, 2);
        assertThat(flagsOfLastDispatch("a")).isEqualTo((byte) (ToWorker.FLAG_DURABLE | ToWorker.FLAG_IMPURE));
    }

    @Test
    void aLostEffectIsTriedAgainAndARecordedOneNever() {
        submit();
        bench.join("a");
        bench.complete("a", INLINE, 0);
        bench.leave("a");
        bench.join("b");
        assertThat(bench.dispatched("b")).contains(1);
        assertThat(bench.state.tasks.attempts[1]).isEqualTo(2);
        bench.complete("b", INLINE, 1);
        bench.leave("b");
        bench.join("c");
        assertThat(bench.dispatched("c")).containsExactly(2);
    }

    @Test
    void aResultThatIsOnlyHeldIsMadeAgainDurablyBeforeALaterEffectReadsIt() {
        bench.submit(TaskOptions.DEFAULT, GraphOptions.DEFAULT, true, NONE, NONE);
        bench.join("a");
        bench.complete("a", HELD, 0);
        GraphSegment plain = SchedulerBench.segment(1, new int[][] {{0}}, NONE, TaskOptions.DEFAULT);
        GraphSegment effect = new GraphSegment(
                1,
                plain.inputOffsets(),
                plain.inputs(),
                plain.operations(),
                1,
                List.of(),
                new int[] {1},
                1,
                List.of(TaskOptions.DEFAULT.asEffect()),
                plain.literalOffsets(),
                plain.literals(),
                NONE,
                List.of(),
                NONE,
                List.of());
        byte[] bytes = SegmentCodec.encode(effect);
        bench.scheduler.part(1, 0, bytes);
        assertThat(bench.scheduler.extend(1, 1, SegmentCodec.digest(bytes))).isEmpty();
        bench.decide();
        assertThat(bench.dispatched("a")).as("the input, once more").containsExactly(0);
        assertThat(flagsOfLastDispatch("a") & ToWorker.FLAG_DURABLE).isNotZero();
        bench.complete("a", CHECKPOINT, 0);
        assertThat(bench.dispatched("a")).containsExactly(1);
    }

    @Test
    void theWaitForADurableInputSurvivesTheSupervisor() {
        submit();
        bench.join("a");
        bench.crash();
        bench.inventory("a", NONE, new int[] {0}, new int[] {1});
        assertThat(bench.dispatched("a")).isEmpty();
        bench.complete("a", INLINE, 0);
        assertThat(bench.dispatched("a")).containsExactly(1, 2);
    }

    @Test
    void effectsTravelAndGraphsWithoutThemAreWrittenAsBefore() {
        GraphSegment effect = SchedulerBench.segment(0, new int[][] {{}}, NONE, TaskOptions.DEFAULT.asEffect());
        GraphSegment impure = SchedulerBench.segment(0, new int[][] {{}}, NONE, TaskOptions.DEFAULT.asImpure());
        assertThat(SegmentCodec.decode(SegmentCodec.encode(effect)).optionsTable())
                .containsExactly(TaskOptions.DEFAULT.asEffect());
        assertThat(SegmentCodec.decode(SegmentCodec.encode(impure)).optionsTable())
                .containsExactly(TaskOptions.DEFAULT.asImpure());
        assertThat(SegmentCodec.encode(impure)[0]).isEqualTo((byte) 2);
    }
}
