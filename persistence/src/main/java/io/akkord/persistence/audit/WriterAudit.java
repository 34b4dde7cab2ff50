package io.akkord.persistence.audit;

import java.util.HashSet;
import java.util.Set;

/** Numbers follow each other, and each life of the supervisor has a writer of its own, which never comes back. */
final class WriterAudit {

    private final AuditFindings findings;
    private final Set<String> past = new HashSet<>();
    private String present = "";
    private long last;

    WriterAudit(AuditFindings findings) {
        this.findings = findings;
    }

    void next(long number, String writer) {
        findings.require(number == last + 1, AuditRule.INTACT, () -> "it follows event " + last);
        last = number;
        if (!writer.equals(present)) {
            past.add(present);
            present = writer;
        }
        findings.require(
                writer.isEmpty() || !past.contains(writer),
                AuditRule.ONE_WRITER_AT_A_TIME,
                () -> "written by " + writer + ", whose successor had written before");
    }
}
