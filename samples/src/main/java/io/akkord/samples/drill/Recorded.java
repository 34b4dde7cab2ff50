package io.akkord.samples.drill;

import io.akkord.api.AkkordException;
import io.akkord.core.graph.CompiledGraph;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphEvent.EpochStarted;
import io.akkord.core.supervisor.GraphEvent.GraphCompleted;
import io.akkord.core.supervisor.GraphEvent.GraphPart;
import io.akkord.core.supervisor.GraphEvent.ResultsRecomputed;
import io.akkord.core.supervisor.GraphEvent.TasksCompleted;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What the journal of a dead cluster holds of the drill's graph.
 *
 * @param durable cells whose completion is recorded and whose result is in the journal or in the checkpoint store
 * @param byReference cells whose completion is recorded, and whose result died with its worker
 * @param ended whether the graph had come to its end
 * @param epoch of the supervisor's last life
 */
record Recorded(BitSet durable, BitSet byReference, boolean ended, long epoch) {

    /** Reads the journal below a node's directory; nobody may have it open. */
    static Recorded read(Path directory, String graph) {
        try (GraphJournal journal = GraphJournal.open(directory.resolve("journal"))) {
            return read(journal, graph);
        }
    }

    static Recorded read(GraphJournal journal, String graph) {
        Reading reading = new Reading();
        Optional<Damage> damage =
                journal.forEach("graph|" + graph, GraphEventSchema.INSTANCE, stored -> reading.next(stored.event()));
        damage.ifPresent(found -> {
            throw new AkkordException(found.message());
        });
        return reading.toRecorded();
    }

    /** Whether the completion of a cell is recorded. */
    boolean has(int cell) {
        return durable.get(cell) || byReference.get(cell);
    }

    /** Cells whose completion is recorded. */
    int count() {
        return durable.cardinality() + byReference.cardinality();
    }

    private static final class Reading {

        private final List<byte[]> parts = new ArrayList<>();
        private final BitSet durableTasks = new BitSet();
        private final BitSet tasks = new BitSet();
        private boolean ended;
        private long epoch;

        void next(GraphEvent event) {
            if (event instanceof GraphPart part) {
                parts.add(part.bytes());
            } else if (event instanceof TasksCompleted completed) {
                add(completed.completions());
            } else if (event instanceof ResultsRecomputed again) {
                add(again.completions());
            } else if (event instanceof GraphCompleted) {
                ended = true;
            } else if (event instanceof EpochStarted started) {
                epoch = started.epoch();
            }
        }

        private void add(Completions completions) {
            for (int i = 0; i < completions.count(); i++) {
                tasks.set(completions.tasks()[i]);
                if (completions.places()[i] != Completions.HELD) {
                    durableTasks.set(completions.tasks()[i]);
                }
            }
        }

        /** The journal counts tasks in an order of its own; their keys have the numbers of the cells. */
        Recorded toRecorded() {
            BitSet durable = new BitSet();
            BitSet byReference = new BitSet();
            if (!tasks.isEmpty()) {
                CompiledGraph graph = CompiledGraph.of(SegmentCodec.decode(SegmentCodec.join(parts)));
                tasks.stream().forEach(task -> (durableTasks.get(task) ? durable : byReference)
                        .set(Integer.parseInt(graph.key(task).substring(DrillGraph.KEY.length()))));
            }
            return new Recorded(durable, byReference, ended, epoch);
        }
    }
}
