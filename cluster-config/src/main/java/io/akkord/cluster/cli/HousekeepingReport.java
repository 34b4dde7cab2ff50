package io.akkord.cluster.cli;

import io.akkord.persistence.manage.Housekeeping;
import java.nio.file.Path;
import java.util.List;

/** Carries a plan of housekeeping out, or only shows it, and says what it comes to. */
final class HousekeepingReport {

    private final Terminal terminal;
    private final List<Path> directories;
    private final Housekeeping housekeeping;

    HousekeepingReport(Terminal terminal, JournalOptions options) {
        this.terminal = terminal;
        this.directories = options.directories();
        this.housekeeping = options.housekeeping();
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    void run(Housekeeping.Plan plan, boolean dryRun, boolean json) {
        long before = bytes();
        if (!dryRun) {
            housekeeping.carryOut(plan);
        }
        long after = bytes();
        if (json) {
            terminal.data(Json.object()
                    .put("dryRun", dryRun)
                    .put("graphs", plan.graphs())
                    .put("kept", plan.kept())
                    .put("snapshotFiles", plan.snapshotFiles().size())
                    .put("checkpointFolders", plan.checkpointFolders().size())
                    .put("bytesBefore", before)
                    .put("bytesAfter", after));
        } else {
            plan.graphs().forEach(terminal::data);
        }
        terminal.say((dryRun ? "Would delete " : "Deleted ") + plan.graphs().size() + " graphs, "
                + plan.snapshotFiles().size() + " snapshots and "
                + plan.checkpointFolders().size() + " folders of stored results; " + plan.kept() + " graphs stay; "
                + (dryRun ? (before >> 10) + " KiB are in use" : (before >> 10) + " KiB became " + (after >> 10)));
    }

    private long bytes() {
        return directories.stream().mapToLong(Housekeeping::bytes).sum();
    }
}
