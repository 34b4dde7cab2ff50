package io.akkord.samples.chaos;

import io.akkord.persistence.audit.AuditFinding;
import io.akkord.persistence.audit.AuditRule;
import java.util.ArrayList;
import java.util.List;

/** What a run of the chaos suite found; everything but what is counted has to be empty. Not safe for several threads. */
final class Verdict {

    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> hung = new ArrayList<>();
    private final List<String> endedByThemselves = new ArrayList<>();
    private final List<AuditFinding> findings = new ArrayList<>();
    private int graphs;
    private int growing;
    private int effects;

    void graph(boolean grows) {
        graphs++;
        growing += grows ? 1 : 0;
    }

    /** So many effects of an ended graph were looked for outside. */
    void effects(int count) {
        effects += count;
    }

    /** Something that a client was told is not so. */
    void lost(String what) {
        lost.add(what);
    }

    /** A result differs from the oracle's. */
    void wrong(String what) {
        wrong.add(what);
    }

    /** A graph did not end. */
    void hung(String what) {
        hung.add(what);
    }

    /** A process ended that nobody had ended. */
    void endedByItself(String what) {
        endedByThemselves.add(what);
    }

    void findings(List<AuditFinding> found) {
        findings.addAll(found);
    }

    int graphs() {
        return graphs;
    }

    /** Those of them that were sent while they ran. */
    int growing() {
        return growing;
    }

    int effects() {
        return effects;
    }

    int lostAcknowledged() {
        return lost.size();
    }

    int wrong() {
        return wrong.size();
    }

    int hung() {
        return hung.size();
    }

    int ended() {
        return endedByThemselves.size();
    }

    int duplicateCompletions() {
        return count(AuditRule.RECORDED_ONCE);
    }

    int oldEpochWrites() {
        return count(AuditRule.ONE_WRITER_AT_A_TIME) + count(AuditRule.EPOCHS_FOLLOW);
    }

    private int count(AuditRule rule) {
        return (int) findings.stream().filter(finding -> finding.rule() == rule).count();
    }

    /** All that the audit found. */
    int auditFindings() {
        return findings.size();
    }

    boolean isClean() {
        return violations().isEmpty();
    }

    /** Everything that must not be, for people. */
    List<String> violations() {
        List<String> all = new ArrayList<>();
        lost.forEach(each -> all.add("lost: " + each));
        wrong.forEach(each -> all.add("wrong: " + each));
        hung.forEach(each -> all.add("hung: " + each));
        endedByThemselves.forEach(each -> all.add("a node ended by itself: " + each));
        findings.forEach(each -> all.add("journal: " + each));
        return all;
    }
}
