package io.akkord.actors.supervisor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.PersistenceQuery;
import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.akkord.actors.protocol.ClientReply;
import io.akkord.api.GraphId;
import io.akkord.core.explain.Explainer;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.persistence.chain.JournalRecord;
import io.akkord.persistence.chain.RecordDecoder;
import io.akkord.persistence.schema.GraphEventSchema;
import org.jspecify.annotations.Nullable;

/**
 * Explains tasks of a live graph to clients, from what its journal holds by now. The journal is read and replayed apart
 * from the supervisor, which goes on meanwhile. For any thread.
 */
final class JournalExplanations {

    /** Events that are read at a time: a stretch always fits in one read of Akka's, as {@link JournalInlineResults} says. */
    private static final long STRETCH = 64;

    private final ActorSystem<?> system;
    private final GraphId graph;
    private final SchedulerSettings settings;
    private final String readJournal;

    /** @param readJournal path of the settings by which Akka reads the journal */
    JournalExplanations(ActorSystem<?> system, GraphId graph, SchedulerSettings settings, String readJournal) {
        this.system = system;
        this.graph = graph;
        this.settings = settings;
        this.readJournal = readJournal;
    }

    /** Answers a client, from the events between the two given, both included. */
    void explain(String task, long firstEvent, long lastEvent, ActorRef<ClientReply> client) {
        if (graph.isTransient()) {
            client.tell(new ClientReply.ResultMissing(
                    "graph " + graph + " has durability none: without a journal nothing can be explained"));
            return;
        }
        CurrentEventsByPersistenceIdQuery journal =
                PersistenceQuery.get(system).getReadJournalFor(CurrentEventsByPersistenceIdQuery.class, readJournal);
        String id = GraphSupervisor.persistenceId(graph.value()).id();
        Source.range(0, (int) ((lastEvent - firstEvent) / STRETCH))
                .flatMapConcat(n -> journal.currentEventsByPersistenceId(
                        id, firstEvent + n * STRETCH, Math.min(lastEvent, firstEvent + (n + 1) * STRETCH - 1)))
                .runWith(Sink.fold(new Explainer(task, settings), JournalExplanations::add), system)
                .whenComplete((explainer, error) -> client.tell(reply(explainer, error)));
    }

    private static Explainer add(Explainer explainer, EventEnvelope envelope) {
        explainer.accept(
                envelope.sequenceNr(),
                envelope.timestamp(),
                RecordDecoder.decode((JournalRecord) envelope.event(), GraphEventSchema.INSTANCE));
        return explainer;
    }

    private ClientReply reply(@Nullable Explainer explainer, @Nullable Throwable error) {
        if (explainer == null) {
            return new ClientReply.Refused("the journal of graph " + graph + " could not be read: " + error);
        }
        return explainer
                .explanation()
                .<ClientReply>map(ClientReply.Explained::new)
                .orElseGet(() -> new ClientReply.ResultMissing(explainer.unknown(graph.value())));
    }
}
