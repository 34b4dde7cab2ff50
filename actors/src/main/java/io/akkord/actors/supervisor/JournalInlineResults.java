package io.akkord.actors.supervisor;

import akka.actor.typed.ActorSystem;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.RecordDecoder;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reads inline results back from the journal, by the numbers of the events that hold them. */
final class JournalInlineResults implements InlineResults {

    /** Neighbouring events are read in one stretch if they are no farther apart than this. */
    private static final long JOINED_GAP = 16;

    /** The read side of the journal plugin; Akka reads it by this name. */
    private static final String READ_JOURNAL = "akka.persistence.query.journal.leveldb";

    private record Stretch(long from, long to) {}

    private final ActorSystem<?> system;
    private final String persistenceId;
    private final CurrentEventsByPersistenceIdQuery journal;

    JournalInlineResults(ActorSystem<?> system, String persistenceId) {
        this.system = system;
        this.persistenceId = persistenceId;
        this.journal =
                PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, READ_JOURNAL);
    }

    @Override
    public CompletionStage<Values> read(int[] tasks, long[] eventNumbers) {
        return Source.from(stretches(eventNumbers))
                .flatMapConcat(
                        stretch -> journal.currentEventsByPersistenceId(persistenceId, stretch.from(), stretch.to()))
                .runWith(
                        Sink.<Map<Integer, byte[]>, EventEnvelope>fold(new HashMap<>(), JournalInlineResults::add),
                        system)
                .thenApply(all -> new Values(only(all, tasks)));
    }

    private static List<Stretch> stretches(long[] eventNumbers) {
        long[] sorted = Arrays.stream(eventNumbers).sorted().distinct().toArray();
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            int from = i;
            while (i + 1 < sorted.length && sorted[i + 1] - sorted[i] <= JOINED_GAP) {
                i++;
            }
            stretches.add(new Stretch(sorted[from], sorted[i]));
        }
        return stretches;
    }

    private static Map<Integer, byte[]> add(Map<Integer, byte[]> all, EventEnvelope envelope) {
        GraphEvent event = RecordDecoder.decode((JournalRecord) envelope.event(), GraphEventSchema.INSTANCE);
        if (event instanceof GraphEvent.TasksCompleted completed) {
            MemoryInlineResults.collect(completed.completions(), all);
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            MemoryInlineResults.collect(again.completions(), all);
        }
        return all;
    }

    private static Map<Integer, byte[]> only(Map<Integer, byte[]> all, int[] tasks) {
        Map<Integer, byte[]> wanted = new HashMap<>();
        for (int task : tasks) {
            byte[] value = all.get(task);
            if (value != null) {
                wanted.put(task, value);
            }
        }
        return wanted;
    }

    @Override
    public void recorded(List<GraphEvent> events, long firstNumber) {
        // The journal has them.
    }
}
