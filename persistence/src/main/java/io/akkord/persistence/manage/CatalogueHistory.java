package io.akkord.persistence.manage;

import io.akkord.api.GraphId;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.StoredEvent;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue's history, written anew: one event for each open graph, two for each closed one, in a chain of their own.
 * So it stays as small as what it says. One thread.
 */
final class CatalogueHistory {

    static final String ID = "catalogue";

    private record Entry(CatalogueEvent event, long wallMillis) {}

    private final Map<String, List<Entry>> byGraph = new LinkedHashMap<>();
    private Mark end = Mark.origin(ID);

    private CatalogueHistory() {}

    /**
     * Reads what there is.
     *
     * @throws JournalUnavailableException if it is damaged: it would be lost for good
     */
    static CatalogueHistory read(GraphJournal histories) {
        CatalogueHistory history = new CatalogueHistory();
        histories.forEach(ID, CatalogueEventSchema.INSTANCE, history::note).ifPresent(damage -> {
            throw new JournalUnavailableException(damage.message());
        });
        return history;
    }

    private void note(StoredEvent<CatalogueEvent> stored) {
        note(stored.event(), stored.wallMillis());
    }

    private void note(CatalogueEvent event, long wallMillis) {
        boolean opens = event instanceof CatalogueEvent.GraphOpened;
        List<Entry> entries = opens ? new ArrayList<>() : byGraph.getOrDefault(event.id(), new ArrayList<>());
        byGraph.remove(event.id());
        entries.add(new Entry(event, wallMillis));
        byGraph.put(event.id(), entries);
    }

    /** With one more graph, closed if it has an outcome. */
    List<JournalEntry> with(GraphId graph, Optional<String> outcome, long wallMillis) {
        note(new CatalogueEvent.GraphOpened(graph.value(), wallMillis), wallMillis);
        outcome.ifPresent(how -> note(new CatalogueEvent.GraphClosed(graph.value(), how, wallMillis), wallMillis));
        return entries();
    }

    /** Without some graphs. */
    List<JournalEntry> without(Set<String> graphs) {
        byGraph.keySet().removeAll(graphs);
        return entries();
    }

    /** The place of the last of the entries that were made last. */
    Mark end() {
        return end;
    }

    private List<JournalEntry> entries() {
        Chain chain = new Chain(ID, null);
        chain.endReplay(0);
        List<JournalEntry> entries = new ArrayList<>();
        byGraph.values()
                .forEach(all -> all.forEach(entry -> {
                    JournalRecord record = chain.append(CatalogueEventSchema.INSTANCE.encode(entry.event()));
                    entries.add(new JournalEntry(
                            chain.head().number(),
                            JournalRecordSerializer.IDENTIFIER,
                            record.bytes(),
                            "rewritten",
                            entry.wallMillis()));
                }));
        end = chain.head();
        return entries;
    }
}
