package io.akkord.cluster.node;

import io.akkord.actors.NodeSettings.Storage;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.persistence.leveldb.LevelDbPreflight;
import io.akkord.persistence.postgres.PostgresSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be found out before an actor system starts, and would otherwise show as a timeout much later. */
final class Preflight {

    private Preflight() {}

    /**
     * Makes the directories of the node and tries its journal.
     *
     * @throws io.akkord.persistence.store.JournalUnavailableException if the journal cannot be used
     * @throws NodeStartException if another directory cannot be
     */
    static void check(NodePlan plan) {
        Storage storage = plan.settings().storage();
        if (plan.is(Role.COORDINATOR)) {
            checkJournal(plan, storage);
        }
        if (plan.is(Role.COORDINATOR) || plan.is(Role.WORKER)) {
            make("akkord.storage.checkpoints", storage.checkpoints());
        }
    }

    private static void checkJournal(NodePlan plan, Storage storage) {
        if (plan.database().isPresent()) {
            new PostgresSchema(plan.database().get()).check("akkord preflight");
        } else {
            LevelDbPreflight.check(storage.journal(), plan.minFreeSpace());
            make("akkord.storage.snapshots", storage.snapshots());
        }
    }

    private static void make(String key, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new NodeStartException(
                    "the directory " + directory + " of " + key + " cannot be made (" + e
                            + "); make it for this user, or set " + key + " to another",
                    e);
        }
        if (!Files.isWritable(directory)) {
            throw new NodeStartException(
                    "the directory " + directory + " of " + key + " cannot be written by this user; set " + key
                            + " to another",
                    null);
        }
    }
}
