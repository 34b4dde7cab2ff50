package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.api.GraphStatus;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphState;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.replay.History;
import io.akkord.persistence.replay.PastMoment;
import io.akkord.persistence.replay.ReplayProof;
import io.akkord.persistence.replay.StoredEvent;
import io.akkord.persistence.store.StoredSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The state of a graph at any of its events, with the proof that snapshots change nothing: the state is made from the
 * beginning, and again from a snapshot in the middle and from each stored one, and must be the same bytes.
 */
@Command(
        name = "replay",
        description = {
            "Show the state of a graph after its last event, or after any other.",
            "The state is computed from all events, and again from snapshots and what follows them; both must be equal."
        })
final class JournalReplayCommand implements Callable<Integer> {

    private static final ReplayProof<GraphState, GraphEvent> PROOF =
            new ReplayProof<>(GraphState::new, GraphState::apply, GraphState::toSnapshot, GraphState::fromSnapshot);

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(paramLabel = "GRAPH", description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String graph;

    @Option(
            names = "--at",
            paramLabel = "SEQ|TIME",
            description =
                    "When to look: the number of an event, an instant such as 2026-11-21T14:00:00Z, by the clock of"
                            + " the coordinator that wrote the events, or last. Default: ${DEFAULT-VALUE}.")
    private String at = "last";

    JournalReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (GraphJournal journal = options.open(graph)) {
            String id = JournalOptions.persistenceId(journal, graph);
            if (!JournalOptions.isGraph(id)) {
                throw new GraphNotFoundException(graph + " is no graph; \"akkord journal list\" shows the graphs");
            }
            return replay(id, journal.history(id));
        }
    }

    private int replay(String id, History<GraphEvent> history) throws IOException {
        int end = moment(history.events());
        List<StoredEvent<GraphEvent>> events = history.events().subList(0, end);
        List<ReplayProof.Outcome> outcomes = prove(id, events);
        GraphStatus status = GraphPast.offline(PROOF.stateAfter(events, end), new GraphId(JournalOptions.graphOf(id)));
        boolean equal = outcomes.stream().allMatch(ReplayProof.Outcome::holds);
        print(status, events, outcomes, equal);
        history.damage().ifPresent(damage -> context.terminal().error(damage.message()));
        return equal ? ExitCode.of(history.damage().stream().toList()) : ExitCode.DAMAGED;
    }

    private int moment(List<StoredEvent<GraphEvent>> events) {
        try {
            return PastMoment.parse(at).eventsBefore(events);
        } catch (IllegalArgumentException e) {
            throw new GraphNotFoundException("graph " + graph + " cannot be shown at " + at + ": " + e.getMessage());
        }
    }

    private List<ReplayProof.Outcome> prove(String id, List<StoredEvent<GraphEvent>> events) throws IOException {
        List<ReplayProof.Outcome> outcomes = new ArrayList<>();
        outcomes.add(PROOF.withOwnSnapshot(events, Math.max(PastMoment.least(events), events.size() / 2)));
        for (StoredSnapshot snapshot : options.snapshots(JournalOptions.graphOf(id))) {
            if (snapshot.last().number() <= last(events)) {
                outcomes.add(PROOF.withStoredSnapshot(events, snapshot));
            }
        }
        return outcomes;
    }

    private static long last(List<StoredEvent<GraphEvent>> events) {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).number();
    }

    private void print(
            GraphStatus status,
            List<StoredEvent<GraphEvent>> events,
            List<ReplayProof.Outcome> outcomes,
            boolean equal) {
        Terminal terminal = context.terminal();
        long end = last(events);
        long millis = end == 0 ? 0 : events.get(events.size() - 1).wallMillis();
        if (options.json()) {
            terminal.data(GraphView.counts(status)
                    .put("at", end)
                    .put("storedMillis", millis)
                    .put("message", status.message())
                    .put("replayEqual", equal)
                    .put(
                            "snapshotsAt",
                            outcomes.stream()
                                    .map(ReplayProof.Outcome::snapshotAt)
                                    .toList()));
        } else {
            terminal.data(GraphView.text(status));
            terminal.data("after event    " + end + (end == 0 ? "" : ", stored " + Instant.ofEpochMilli(millis)));
            terminal.data("replay         " + (equal ? "equal" : "DIFFERENT")
                    + " from the beginning and from snapshots at "
                    + outcomes.stream().map(ReplayProof.Outcome::snapshotAt).toList());
        }
        for (ReplayProof.Outcome outcome : outcomes) {
            outcome.difference()
                    .ifPresent(difference -> terminal.error("from the snapshot at " + outcome.snapshotAt() + ": "
                            + difference + ". Delete the snapshots: the journal alone holds the truth"));
        }
    }
}
