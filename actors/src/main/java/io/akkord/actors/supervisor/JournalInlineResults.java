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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads inline results back from the journal, by the numbers of the events that hold them. What the last few events held
 * is kept: neighbouring results are mostly asked for one after the other. For the supervisor's thread.
 */
final class JournalInlineResults implements InlineResults {

    /** Events whose results are kept, each at most a megabyte. */
    private static final int KEPT_EVENTS = 16;

    /** Neighbouring events are read in one stretch if they are no farther apart than this. */
    private static final long JOINED_GAP = 16;

    /**
     * Most events of one stretch. Akka's query reads a hundred at a time, and one over exactly a hundred and one events
     * can wait for ever for the last of them, so a stretch always fits in one read.
     */
    private static final long LONGEST_STRETCH = 64;

    /** Events from the first to the last number, both included. */
    record Stretch(long from, long to) {}

    private final ActorSystem<?> system;
    private final String persistenceId;
    private final CurrentEventsByPersistenceIdQuery journal;
    private final Map<Long, CompletableFuture<Map<Integer, byte[]>>> kept = new LinkedHashMap<>(32, 0.75f, true);

    /** @param readJournal path of the settings by which Akka reads the journal */
    JournalInlineResults(ActorSystem<?> system, String persistenceId, String readJournal) {
        this(
                system,
                persistenceId,
                PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, readJournal));
    }

    JournalInlineResults(ActorSystem<?> system, String persistenceId, CurrentEventsByPersistenceIdQuery journal) {
        this.system = system;
        this.persistenceId = persistenceId;
        this.journal = journal;
    }

    @Override
    public CompletionStage<Values> read(int[] tasks, long[] eventNumbers) {
        long[] events = Arrays.stream(eventNumbers).sorted().distinct().toArray();
        kept.values().removeIf(CompletableFuture::isCompletedExceptionally);
        readMissing(
                Arrays.stream(events).filter(event -> !kept.containsKey(event)).toArray());
        List<CompletableFuture<Map<Integer, byte[]>>> parts =
                Arrays.stream(events).mapToObj(kept::get).toList();
        forgetEldest();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
            Map<Integer, byte[]> found = new HashMap<>();
            parts.forEach(part -> addWanted(tasks, part.join(), found));
            return new Values(found);
        });
    }

    private static void addWanted(int[] tasks, Map<Integer, byte[]> from, Map<Integer, byte[]> to) {
        for (int task : tasks) {
            byte[] value = from.get(task);
            if (value != null) {
                to.put(task, value);
            }
        }
    }

    private void readMissing(long[] events) {
        if (events.length == 0) {
            return;
        }
        CompletableFuture<Map<Long, Map<Integer, byte[]>>> read = Source.from(stretches(events))
                .flatMapConcat(
                        stretch -> journal.currentEventsByPersistenceId(persistenceId, stretch.from(), stretch.to()))
                .runWith(
                        Sink.<Map<Long, Map<Integer, byte[]>>, EventEnvelope>fold(
                                new HashMap<>(), JournalInlineResults::add),
                        system)
                .toCompletableFuture();
        for (long event : events) {
            kept.put(event, read.thenApply(all -> all.getOrDefault(event, Map.of())));
        }
    }

    private void forgetEldest() {
        var eldest = kept.values().iterator();
        for (int excess = kept.size() - KEPT_EVENTS; excess > 0; excess--) {
            eldest.next();
            eldest.remove();
        }
    }

    static List<Stretch> stretches(long[] sorted) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            int from = i;
            while (i + 1 < sorted.length
                    && sorted[i + 1] - sorted[i] <= JOINED_GAP
                    && sorted[i + 1] - sorted[from] < LONGEST_STRETCH) {
                i++;
            }
            stretches.add(new Stretch(sorted[from], sorted[i]));
        }
        return stretches;
    }

    private static Map<Long, Map<Integer, byte[]>> add(Map<Long, Map<Integer, byte[]>> all, EventEnvelope envelope) {
        GraphEvent event = RecordDecoder.decode((JournalRecord) envelope.event(), GraphEventSchema.INSTANCE);
        Map<Integer, byte[]> results = new HashMap<>();
        if (event instanceof GraphEvent.TasksCompleted completed) {
            MemoryInlineResults.collect(completed.completions(), results);
        } else if (event instanceof GraphEvent.ResultsRecomputed again) {
            MemoryInlineResults.collect(again.completions(), results);
        } else if (event instanceof GraphEvent.ResultsCarried carried) {
            MemoryInlineResults.collect(carried.carried(), results);
        }
        all.put(envelope.sequenceNr(), results);
        return all;
    }

    @Override
    public void recorded(List<GraphEvent> events, long firstNumber) {
        // The journal has them.
    }
}
