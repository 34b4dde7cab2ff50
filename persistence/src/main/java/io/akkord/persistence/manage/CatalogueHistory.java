package io.akkord.persistence.manage;

import io.akkord.api.GraphId;
import io.akkord.persistence.catalogue.CatalogueState;
import io.akkord.persistence.chain.Chain;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.JournalRecordSerializer;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.store.JournalUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue's history, written anew as one restatement in a chain of its own. So it stays as small as what it says. One
 * thread.
 */
final class CatalogueHistory {

    static final String ID = "catalogue";

    private final CatalogueState state = new CatalogueState();
    private Mark end = Mark.origin(ID);

    private CatalogueHistory() {}

    /**
     * Reads what there is.
     *
     * @throws JournalUnavailableException if it is damaged: it would be lost for good
     */
    static CatalogueHistory read(GraphJournal histories) {
        CatalogueHistory history = new CatalogueHistory();
        histories
                .forEach(ID, CatalogueEventSchema.INSTANCE, stored -> history.state.apply(stored.event()))
                .ifPresent(damage -> {
                    throw new JournalUnavailableException(damage.message());
                });
        return history;
    }

    /** With one more graph, closed if it has an outcome. */
    List<JournalEntry> with(GraphId graph, Optional<String> outcome, long wallMillis) {
        state.apply(new CatalogueEvent.GraphOpened(graph.value(), wallMillis));
        outcome.ifPresent(how -> state.apply(new CatalogueEvent.GraphClosed(graph.value(), how, wallMillis)));
        return entries(wallMillis);
    }

    /** Without some graphs. */
    List<JournalEntry> without(Set<String> graphs, long wallMillis) {
        graphs.forEach(graph -> state.apply(new CatalogueEvent.GraphForgotten(graph, wallMillis)));
        return entries(wallMillis);
    }

    /** The place of the last of the entries that were made last. */
    Mark end() {
        return end;
    }

    private List<JournalEntry> entries(long wallMillis) {
        Chain chain = new Chain(ID, null);
        chain.endReplay(0);
        List<JournalEntry> entries = new ArrayList<>();
        for (CatalogueEvent event : state.restated(Integer.MAX_VALUE)) {
            JournalRecord record = chain.append(CatalogueEventSchema.INSTANCE.encode(event));
            entries.add(new JournalEntry(
                    chain.head().number(),
                    JournalRecordSerializer.IDENTIFIER,
                    record.bytes(),
                    "rewritten",
                    wallMillis));
        }
        end = chain.head();
        return entries;
    }
}
