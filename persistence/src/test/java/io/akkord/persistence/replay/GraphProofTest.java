package io.akkord.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.schema.StoredBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The supervisor's state, replayed from what the schema stores of a small graph. */
class GraphProofTest {

    /** Four tasks in a row, each with the one before as its input. */
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
                new int[4],
                0,
                List.of(TaskOptions.DEFAULT),
                new int[5],
                new byte[0],
                new int[0],
                List.of(),
                new int[] {3},
                List.of("last")));
    }

    static GraphEvent completed(int task, int attempt) {
        return new GraphEvent.TasksCompleted(
                new int[] {0},
                new Completions(
                        new int[] {task},
                        new int[] {attempt},
                        new long[] {1_767_225_600_000_000L},
                        new int[] {5},
                        new int[] {6},
                        new long[] {2},
                        new int[] {77},
                        new byte[] {Completions.INLINE},
                        new int[] {2},
                        new byte[] {1, 2}));
    }

    static List<GraphEvent> facts() {
        byte[] segment = chain();
        List<byte[]> parts = SegmentCodec.parts(segment, 100);
        List<GraphEvent> facts = new ArrayList<>();
        facts.add(new GraphEvent.EpochStarted(1, "n1", 1));
        facts.add(new GraphEvent.WorkerSeen(0, "w0", "n2"));
        for (int i = 0; i < parts.size(); i++) {
            facts.add(new GraphEvent.GraphPart(0, i, parts.get(i)));
        }
        facts.add(new GraphEvent.GraphSubmitted(
                parts.size(), SegmentCodec.digest(segment), GraphOptions.DEFAULT, false, 2));
        facts.add(new GraphEvent.TasksDispatched(
                new int[] {0, 1, 2, 3}, new int[4], new int[] {1, 1, 1, 1}, new byte[4], new int[4], new int[4]));
        facts.add(completed(0, 1));
        facts.add(completed(1, 1));
        facts.add(new GraphEvent.EpochStarted(2, "n1", 3));
        facts.add(completed(2, 1));
        facts.add(completed(3, 1));
        facts.add(new GraphEvent.GraphCompleted(GraphStatus.State.COMPLETED, "", 4));
        return facts;
    }

    private static List<StoredEvent<GraphEvent>> stored() {
        List<StoredEvent<GraphEvent>> stored = new ArrayList<>();
        for (GraphEvent fact : facts()) {
            StoredBody body = GraphEventSchema.INSTANCE.encode(fact);
            GraphEvent back = GraphEventSchema.INSTANCE.decode(body);
            stored.add(new StoredEvent<>(stored.size() + 1, 0, body.bytes().length, body, back));
        }
        return stored;
    }

    @Test
    void everySnapshotWithItsTailIsTheWholeHistory() {
        List<StoredEvent<GraphEvent>> events = stored();
        for (int at = 0; at <= events.size(); at++) {
            assertThat(ReplayProof.ofGraphs().withOwnSnapshot(events, at).difference())
                    .as("snapshot after %d", at)
                    .isEmpty();
        }
    }

    @Test
    void whatWasStoredLeadsToTheStateThatWasLive() {
        GraphState live = new GraphState();
        facts().forEach(live::apply);

        assertThat(ReplayProof.ofGraphs().stateAfter(stored(), facts().size()).toSnapshot())
                .isEqualTo(live.toSnapshot());
    }
}
