package io.akkord.cluster.node;

import io.akkord.actors.NodeSettings.Storage;
import io.akkord.cluster.settings.NodePlan;
import io.akkord.cluster.settings.Role;
import io.akkord.core.space.RetentionPolicy;
import io.akkord.persistence.leveldb.LevelDbPreflight;
import io.akkord.persistence.manage.Housekeeping;
import io.akkord.persistence.manage.JournalEdit;
import io.akkord.persistence.postgres.PostgresSchema;
import io.akkord.persistence.store.JournalUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be found out before an actor system starts, and would otherwise show as a timeout much later. */
final class Preflight {

    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

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
            JournalEdit.finish(storage.journal());
            LevelDbPreflight.check(storage.journal(), plan.minFreeSpace());
            make("akkord.storage.snapshots", storage.snapshots());
            prune(plan.settings().coordinator().retention(), storage);
        }
    }

    /** Deletes what need not be kept any longer, while nobody has the journal open. */
    private static void prune(RetentionPolicy retention, Storage storage) {
        if (retention.equals(RetentionPolicy.EVERYTHING) || !hasJournal(storage)) {
            return;
        }
        Housekeeping housekeeping = new Housekeeping(storage.journal(), storage.snapshots(), storage.checkpoints());
        try {
            Housekeeping.Plan plan = housekeeping.plan(retention, System.currentTimeMillis());
            if (!plan.graphs().isEmpty()) {
                housekeeping.carryOut(plan);
                LOG.info("{} ended graphs were deleted, {} stay", plan.graphs().size(), plan.kept());
            }
        } catch (JournalUnavailableException e) {
            LOG.warn("no ended graph is deleted: {}", e.getMessage());
        }
    }

    /** A directory that LevelDB has not written to yet has no such file. */
    private static boolean hasJournal(Storage storage) {
        return Files.exists(storage.journal().resolve("CURRENT"));
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
