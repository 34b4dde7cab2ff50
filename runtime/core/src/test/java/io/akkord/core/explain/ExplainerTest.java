package io.akkord.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.TaskOptions;
import io.akkord.core.explain.Explanation.Attempt;
import io.akkord.core.explain.Explanation.Candidate;
import io.akkord.core.explain.Explanation.Cause;
import io.akkord.core.explain.Explanation.End;
import io.akkord.core.explain.Explanation.Link;
import io.akkord.core.explain.Explanation.Reason;
import io.akkord.core.explain.Explanation.State;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.SchedulerBench;
import io.akkord.core.supervisor.SchedulerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final int[] NONE = {};
    private static final long SUBMITTED = 1_000_000;

    private final List<GraphEvent> events = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();

    private void at(long milli, GraphEvent event) {
        events.add(event);
        millis.add(SUBMITTED + milli);
    }

    private void submit(TaskOptions options, int[]... inputs) {
        byte[] bytes = SegmentCodec.encode(SchedulerBench.segment(0, inputs, NONE, options));
        at(0, new GraphEvent.EpochStarted(1, "here", SUBMITTED));
        at(0, new GraphEvent.GraphPart(0, 0, bytes));
        at(0, new GraphEvent.GraphSubmitted(1, SegmentCodec.digest(bytes), GraphOptions.DEFAULT, false, SUBMITTED));
    }

    private void join(int worker, String... roles) {
        String id = "w" + worker;
        at(0, new GraphEvent.WorkerSeen(worker, id, "node-" + id));
        at(0, new GraphEvent.WorkerAdopted(worker, "node-" + id, List.of(roles), 1, Map.of(), 0));
    }

    private void dispatch(long milli, int task, int worker, int attempt, byte reason) {
        at(
                milli,
                new GraphEvent.TasksDispatched(
                        new int[] {task},
                        new int[] {worker},
                        new int[] {attempt},
                        new byte[] {reason},
                        new int[] {5},
                        new int[] {9}));
    }

    /** From {@code start} to {@code end}, in milliseconds after the submission; recorded a millisecond later. */
    private void complete(int task, int worker, int attempt, long ready, long start, long end) {
        Completions plain = SchedulerBench.completions(Completions.INLINE, new int[] {attempt}, task);
        Completions timed = new Completions(
                plain.tasks(),
                plain.attempts(),
                new long[] {(SUBMITTED + start) * 1000},
                new int[] {(int) (end - start) * 1000},
                new int[] {(int) (start - ready) * 1000},
                plain.sizes(),
                plain.digests(),
                plain.places(),
                plain.inlineLengths(),
                plain.inline());
        at(end + 1, new GraphEvent.TasksCompleted(new int[] {worker}, timed));
    }

    private Explainer explainer(String task) {
        Explainer explainer = new Explainer(task, new SchedulerSettings(1000, 500_000, 0));
        for (int i = 0; i < events.size(); i++) {
            explainer.accept(i + 1, millis.get(i), events.get(i));
        }
        return explainer;
    }

    private Explanation explain(String task) {
        return explainer(task).explanation().orElseThrow();
    }

    @Test
    void thePlacementIsAskedAgainAndSaysWhoWasNotAllowed() {
        submit(TaskOptions.DEFAULT.withRole("gpu"), NONE, NONE);
        join(0);
        join(1, "gpu");
        dispatch(1, 0, 1, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        dispatch(2, 1, 1, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        Attempt attempt = explain("1").attempts().get(0);
        assertThat(attempt.worker()).isEqualTo("w1");
        assertThat(attempt.again()).isEqualTo("w1");
        assertThat(attempt.score()).isEqualTo(5);
        assertThat(attempt.runnerUp()).isEqualTo(9);
        assertThat(attempt.candidates()).extracting(Candidate::worker).containsExactly("w1", "w0");
        assertThat(attempt.candidates().get(0).inFlight()).as("the other task").isEqualTo(1);
        assertThat(attempt.candidates().get(0).hasScore()).isTrue();
        assertThat(attempt.candidates().get(1).lacks()).containsExactly("lacks role gpu");
        assertThat(attempt.candidates().get(1).hasScore()).isFalse();
        assertThat(explain("1").restrictions()).isEqualTo("role gpu");
    }

    @Test
    void theChainLeadsBackThroughInputsAndSlotsToTheStart() {
        submit(TaskOptions.DEFAULT, NONE, NONE, new int[] {0}, new int[] {1, 2});
        join(0);
        join(1);
        for (int task = 0; task < 4; task++) {
            dispatch(1, task, task == 1 ? 1 : 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        }
        complete(0, 0, 1, 2, 2, 100);
        complete(1, 1, 1, 2, 2, 50);
        complete(2, 0, 1, 100, 100, 200);
        complete(3, 0, 1, 200, 201, 260);
        Explanation found = explain("3");
        assertThat(found.state()).isEqualTo(State.RECORDED);
        assertThat(found.chain()).extracting(Link::task).containsExactly(3, 2, 0);
        assertThat(found.chain()).extracting(Link::cause).containsExactly(Cause.INPUT, Cause.INPUT, Cause.START);
        assertThat(found.chain().get(0).gapMicros()).isEqualTo(1000);
        assertThat(found.inputs()).extracting(Explanation.Input::task).containsExactly(2, 1);
        assertThat(found.times().waitMicros()).isEqualTo(1000);
        assertThat(found.times().runMicros()).isEqualTo(59_000);
        assertThat(found.times().recordedEvent()).isEqualTo(events.size());
    }

    @Test
    void aTaskThatWaitedForASlotNamesWhoHadIt() {
        submit(TaskOptions.DEFAULT, NONE, NONE);
        join(0);
        dispatch(1, 0, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        dispatch(1, 1, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        complete(0, 0, 1, 2, 2, 100);
        complete(1, 0, 1, 2, 100, 130);
        assertThat(explain("1").chain()).extracting(Link::cause).containsExactly(Cause.SLOT, Cause.START);
        assertThat(explain("1").chain()).extracting(Link::task).containsExactly(1, 0);
    }

    @Test
    void aTaskThatWasDispatchedLateSaysSo() {
        submit(TaskOptions.DEFAULT, NONE, new int[] {0});
        join(0);
        dispatch(1, 0, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        complete(0, 0, 1, 2, 2, 100);
        dispatch(500, 1, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        complete(1, 0, 1, 501, 501, 530);
        assertThat(explain("1").chain()).extracting(Link::cause).containsExactly(Cause.DISPATCH, Cause.START);
    }

    @Test
    void attemptsTellWhyTheyBeganAndHowTheyEnded() {
        submit(TaskOptions.DEFAULT, NONE, NONE);
        join(0);
        dispatch(1, 0, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        dispatch(1, 1, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        at(90, new GraphEvent.WorkerLost(0, new int[] {0, 1}, new byte[] {1, 0}));
        join(1);
        dispatch(95, 0, 1, 2, GraphEvent.TasksDispatched.REASON_LOST);
        dispatch(95, 1, 1, 2, GraphEvent.TasksDispatched.REASON_LOST);
        complete(0, 1, 2, 96, 96, 100);
        Explanation ran = explain("0");
        assertThat(ran.attempts()).extracting(Attempt::end).containsExactly(End.WORKER_LOST, End.COMPLETED);
        assertThat(ran.attempts()).extracting(Attempt::reason).containsExactly(Reason.FIRST, Reason.LOST);
        assertThat(ran.attempts()).extracting(Attempt::worker).containsExactly("w0", "w1");
        assertThat(ran.attempts().get(0).executing()).isTrue();
        assertThat(ran.attempts().get(1).candidates())
                .as("the lost one is none")
                .hasSize(1);
        Explanation queued = explain("1");
        assertThat(queued.attempts().get(0).executing())
                .as("it only waited there")
                .isFalse();
        assertThat(queued.state()).isEqualTo(State.DISPATCHED);
    }

    @Test
    void aCopyThatLosesIsOvertaken() {
        submit(TaskOptions.DEFAULT, NONE);
        join(0);
        join(1);
        dispatch(1, 0, 0, 1, GraphEvent.TasksDispatched.REASON_FIRST);
        dispatch(900, 0, 1, 2, GraphEvent.TasksDispatched.REASON_SPECULATIVE);
        complete(0, 0, 1, 2, 2, 1000);
        assertThat(explain("0").attempts()).extracting(Attempt::end).containsExactly(End.COMPLETED, End.OVERTAKEN);
    }

    @Test
    void whatHasNotRunSaysWhatItWaitsFor() {
        submit(TaskOptions.DEFAULT, NONE, new int[] {0});
        assertThat(explain("0").reason()).contains("no worker could be given tasks");
        join(0);
        assertThat(explain("1").reason()).contains("waits for 1 of its 1 inputs: A.f#0");
        assertThat(explain("1").state()).isEqualTo(State.WAITING);
        assertThat(explain("1").chain()).isEmpty();
    }

    @Test
    void anUnknownTaskGetsTheNearestNames() {
        submit(TaskOptions.DEFAULT, NONE, NONE);
        assertThat(explainer("A.f#7").explanation()).isEmpty();
        assertThat(explainer("A.f#7").unknown("g"))
                .contains("graph g has no task \"A.f#7\"")
                .contains("A.f#0, A.f#1")
                .contains("0 to 1");
        assertThat(explain("1").key()).isEqualTo("A.f#1");
        assertThat(explain("A.f#1").task()).isEqualTo(1);
    }
}
