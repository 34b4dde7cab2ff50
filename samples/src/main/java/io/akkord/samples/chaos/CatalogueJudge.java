package io.akkord.samples.chaos;

import io.akkord.persistence.audit.AuditFinding;
import io.akkord.persistence.audit.AuditRule;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.CatalogueEvent;
import io.akkord.persistence.schema.CatalogueEvent.CatalogueRestated;
import io.akkord.persistence.schema.CatalogueEvent.CatalogueStarted;
import io.akkord.persistence.schema.CatalogueEventSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the catalogue of open graphs ever had two writers: each life begins the next epoch, and no earlier one writes. */
final class CatalogueJudge {

    static final String ID = "catalogue";

    private final List<AuditFinding> findings = new ArrayList<>();
    private final Set<String> past = new HashSet<>();
    private String present = "";
    private long epoch;

    private CatalogueJudge() {}

    /** What its history breaks. */
    static List<AuditFinding> judge(GraphJournal journal) {
        CatalogueJudge judge = new CatalogueJudge();
        journal.forEachStored(ID, entry -> judge.written(entry.sequenceNumber(), entry.writer()));
        Optional<Damage> damage = journal.forEach(
                ID, CatalogueEventSchema.INSTANCE, stored -> judge.next(stored.number(), stored.event()));
        damage.ifPresent(found -> judge.require(false, found.number(), AuditRule.INTACT, found.message()));
        return List.copyOf(judge.findings);
    }

    private void written(long number, String writer) {
        if (!writer.equals(present)) {
            past.add(present);
            present = writer;
        }
        require(
                !past.contains(writer) || writer.isEmpty(),
                number,
                AuditRule.ONE_WRITER_AT_A_TIME,
                "written by " + writer + ", whose successor had written before");
    }

    private void next(long number, CatalogueEvent event) {
        if (event instanceof CatalogueStarted started) {
            require(
                    epoch == 0 || started.epoch() == epoch + 1,
                    number,
                    AuditRule.EPOCHS_FOLLOW,
                    "epoch " + started.epoch() + " follows epoch " + epoch);
            epoch = started.epoch();
        } else if (event instanceof CatalogueRestated restated) {
            epoch = restated.epoch();
        }
    }

    private void require(boolean holds, long number, AuditRule rule, String what) {
        if (!holds) {
            findings.add(new AuditFinding(ID, number, rule, what));
        }
    }
}
