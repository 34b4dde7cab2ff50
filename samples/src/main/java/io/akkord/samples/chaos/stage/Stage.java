package io.akkord.samples.chaos.stage;

import io.akkord.cluster.postgres.PostgresServer;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.CatalogueEvent.CatalogueStarted;
import io.akkord.persistence.schema.CatalogueEventSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import io.akkord.samples.chaos.client.GraphRun;
import io.akkord.samples.chaos.client.GraphStream;
import io.akkord.samples.chaos.clock.Clocks;
import io.akkord.samples.chaos.ground.NodeId;
import io.akkord.samples.chaos.ground.SmallDisk;
import io.akkord.samples.chaos.ground.Terrain;
import io.akkord.samples.chaos.trial.Trials;
import io.akkord.samples.support.Lives;
import java.util.List;
import java.util.Optional;

/**
 * What faults act on.
 *
 * @param nodes all nodes
 * @param database the server of the journal
 * @param graphs the stream of graphs
 * @param terrain what the nodes stand on
 * @param disks the small disk of results and checkpoints, none or one
 * @param clocks the wall clocks of the nodes, if they can be shifted
 * @param trials of clusters of their own
 */
public record Stage(
        Nodes nodes,
        Database database,
        GraphStream graphs,
        Terrain terrain,
        List<SmallDisk> disks,
        List<Clocks> clocks,
        Trials trials) {

    public Stage {
        disks = List.copyOf(disks);
        clocks = List.copyOf(clocks);
    }

    /** The server of the journal, which one fault at a time has in its hands. Not safe for use by several threads. */
    public static final class Database {

        private final PostgresServer server;
        private boolean held;

        public Database(PostgresServer server) {
            this.server = server;
        }

        public PostgresServer server() {
            return server;
        }

        /** Takes it, unless another fault has it. */
        public boolean take() {
            boolean free = !held;
            held = true;
            return free;
        }

        /** Gives it back. */
        public void release() {
            held = false;
        }

        /** Whether a fault has it. */
        public boolean isHeld() {
            return held;
        }
    }

    /** The coordinator that supervises one of the graphs under way, the latest first, if it is free. */
    public Optional<NodeId> supervising() {
        if (database.isHeld()) {
            return Optional.empty();
        }
        List<GraphRun> open = graphs.open();
        try (GraphJournal journal = GraphJournal.open(database.server().access())) {
            for (int i = open.size() - 1; i >= 0; i--) {
                Optional<NodeId> found = supervisor(journal, open.get(i).weave().id());
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (JournalUnavailableException e) {
            // Nobody can say now; a fault that needs to know waits.
        }
        return Optional.empty();
    }

    /** The coordinator that has the catalogue, if it is free: its last life says where it began. */
    public Optional<NodeId> cataloguing() {
        if (database.isHeld()) {
            return Optional.empty();
        }
        String[] last = {""};
        try (GraphJournal journal = GraphJournal.open(database.server().access())) {
            journal.forEach("catalogue", CatalogueEventSchema.INSTANCE, stored -> {
                last[0] = stored.event() instanceof CatalogueStarted started ? started.node() : last[0];
            });
        } catch (JournalUnavailableException e) {
            // As above.
        }
        return at(last[0]);
    }

    private Optional<NodeId> supervisor(GraphJournal journal, String graph) {
        Lives lives = Lives.read(journal, graph);
        return lives.count() == 0 ? Optional.empty() : at(lives.last().node());
    }

    private Optional<NodeId> at(String address) {
        return nodes.free(true).stream()
                .filter(node -> address.contains(nodes.process(node).address().toString()))
                .findFirst();
    }
}
