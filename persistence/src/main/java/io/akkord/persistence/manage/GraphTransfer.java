package io.akkord.persistence.manage;

import io.akkord.api.GraphId;
import io.akkord.api.GraphRejectedException;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.chain.Mark;
import io.akkord.persistence.checkpoint.CheckpointStore;
import io.akkord.persistence.postgres.PostgresAccess;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.HistoryVerifier;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalEntry;
import io.akkord.persistence.verify.CheckpointLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Takes a graph out of one journal into a file, and puts it into another: the same graph, event by event, which goes on
 * there if it has not ended. Nobody may have the journal open that a graph is put into, or a directory that one is taken from.
 */
public final class GraphTransfer {

    private static final String GRAPH = "graph|";

    private final String place;
    private final Supplier<GraphJournal> open;
    private final Supplier<HistoryEdit> edits;
    private final CheckpointStore checkpoints;

    private GraphTransfer(
            String place, Supplier<GraphJournal> open, Supplier<HistoryEdit> edits, CheckpointStore checkpoints) {
        this.place = place;
        this.open = open;
        this.edits = edits;
        this.checkpoints = checkpoints;
    }

    /** Of one coordinator's directories. */
    public GraphTransfer(Path journal, Path checkpoints) {
        this(
                journal.toString(),
                () -> GraphJournal.open(journal),
                () -> new JournalEdit(journal),
                new CheckpointStore(checkpoints));
    }

    /** Of a database and the directory of the stored results. */
    public GraphTransfer(PostgresAccess database, Path checkpoints) {
        this(
                database.toString(),
                () -> GraphJournal.open(database),
                () -> new PostgresEdit(database),
                new CheckpointStore(checkpoints));
    }

    /**
     * The graph as it is; results that cannot be trusted are left out, and their tasks would run again.
     *
     * @throws GraphRejectedException if its history is damaged
     */
    public GraphArchive take(GraphId graph) {
        try (GraphJournal histories = open.get()) {
            String id = GRAPH + graph.value();
            List<JournalEntry> events = new ArrayList<>();
            CheckpointLedger stored = new CheckpointLedger();
            Optional<Damage> damage =
                    histories.forEach(id, GraphEventSchema.INSTANCE, event -> stored.apply(event.event()));
            damage.ifPresent(found -> {
                throw new GraphRejectedException(found.message());
            });
            HistoryVerifier<GraphEvent> verifier = new HistoryVerifier<>(id, GraphEventSchema.INSTANCE, null);
            histories.forEachStored(id, event -> {
                verifier.next(event);
                events.add(event);
            });
            return new GraphArchive(id, verifier.head(), List.copyOf(events), results(graph, stored));
        }
    }

    private Map<Integer, byte[]> results(GraphId graph, CheckpointLedger stored) {
        Map<Integer, byte[]> results = new TreeMap<>();
        stored.digests().forEach((task, digest) -> {
            if (checkpoints.problem(graph, task, digest).isEmpty()) {
                checkpoints.read(graph, task).ifPresent(bytes -> results.put(task, bytes));
            }
        });
        return results;
    }

    /**
     * Puts a graph in, and enters it in the catalogue.
     *
     * @return whether it was put in; false if it is there already, exactly as it is
     * @throws GraphRejectedException with both digests if the id is taken by another content
     */
    public boolean put(GraphArchive archive, long wallMillis) {
        GraphId graph = new GraphId(archive.persistenceId().substring(GRAPH.length()));
        try (GraphJournal histories = open.get()) {
            Optional<Mark> present = end(histories, archive.persistenceId());
            if (present.isPresent()) {
                if (present.get().equals(archive.end())) {
                    return false;
                }
                throw new GraphRejectedException("graph " + graph + " is in " + place + " already, and ends at "
                        + present.get() + ", the file's at " + archive.digest()
                        + "; prune that one first, or import into another directory");
            }
            archive.results().forEach((task, bytes) -> checkpoints.store(graph, task, bytes));
            CatalogueHistory catalogue = CatalogueHistory.read(histories);
            edits.get()
                    .put(archive.persistenceId(), archive.events(), archive.end())
                    .put(CatalogueHistory.ID, catalogue.with(graph, outcome(archive), wallMillis), catalogue.end())
                    .apply();
        }
        return true;
    }

    private static Optional<Mark> end(GraphJournal histories, String id) {
        HistoryVerifier<GraphEvent> verifier = new HistoryVerifier<>(id, GraphEventSchema.INSTANCE, null);
        histories.forEachStored(id, verifier::next);
        return verifier.lastOfUse() == 0 && verifier.damage().isEmpty()
                ? Optional.empty()
                : Optional.of(verifier.head());
    }

    private static Optional<String> outcome(GraphArchive archive) {
        HistoryVerifier<GraphEvent> verifier =
                new HistoryVerifier<>(archive.persistenceId(), GraphEventSchema.INSTANCE, null);
        String[] outcome = new String[1];
        archive.events().forEach(event -> verifier.next(event)
                .map(stored -> stored.event())
                .filter(GraphEvent.GraphCompleted.class::isInstance)
                .ifPresent(end ->
                        outcome[0] = ((GraphEvent.GraphCompleted) end).outcome().name()));
        return Optional.ofNullable(outcome[0]);
    }
}
