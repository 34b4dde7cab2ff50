package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphStatus;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a journal says of one graph, by applying its events one by one.
 *
 * @param status as of the last event that is intact
 * @param events how many those are
 * @param damage why there are not more
 */
record GraphPast(GraphStatus status, long events, Optional<Damage> damage) {

    static GraphPast read(GraphJournal journal, String persistenceId) {
        GraphState state = new GraphState();
        AtomicLong last = new AtomicLong();
        Optional<Damage> damage = journal.forEach(persistenceId, GraphEventSchema.INSTANCE, stored -> {
            state.apply(stored.event());
            last.set(stored.number());
        });
        GraphStatus status = offline(state, new GraphId(JournalOptions.graphOf(persistenceId)));
        return new GraphPast(damage.map(found -> damaged(status, found)).orElse(status), last.get(), damage);
    }

    /** The state without the advice that only a running cluster can use. */
    static GraphStatus offline(GraphState state, GraphId id) {
        return state.status(id, 1);
    }

    private static GraphStatus damaged(GraphStatus status, Damage damage) {
        return new GraphStatus(
                status.id(),
                GraphStatus.State.DAMAGED,
                status.tasks(),
                status.recorded(),
                status.dispatched(),
                status.failed(),
                status.recomputed(),
                status.attemptsLost(),
                status.epoch(),
                status.workers(),
                Optional.of(damage.message()));
    }
}
