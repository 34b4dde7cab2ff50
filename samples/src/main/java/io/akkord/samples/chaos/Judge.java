package io.akkord.samples.chaos;

import io.akkord.core.supervisor.GraphEvent;
import io.akkord.persistence.audit.AuditFinding;
import io.akkord.persistence.audit.AuditRule;
import io.akkord.persistence.audit.AuditedEvent;
import io.akkord.persistence.audit.GraphAudit;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.EventRenderer;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.samples.chaos.client.Acknowledged;
import io.akkord.samples.chaos.client.GraphRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what clients were told of each graph with its journal, and the journal with the rules. */
final class Judge {

    private final GraphJournal journal;
    private final Verdict verdict;

    Judge(GraphJournal journal, Verdict verdict) {
        this.journal = journal;
        this.verdict = verdict;
    }

    void judge(GraphRun run) {
        String graph = run.weave().id();
        verdict.graph(run.weave().grows());
        GraphAudit audit = audit(graph);
        verdict.findings(audit.findings());
        Acknowledged told = run.acknowledged();
        if (told.isSubmitted() && audit.epoch() == 0) {
            verdict.lost(graph + " was accepted, but has no journal");
        }
        if (told.recorded() > audit.recordedCount()) {
            verdict.lost(graph + ": " + told.recorded() + " tasks were said to be recorded, the journal has "
                    + audit.recordedCount());
        }
        told.end()
                .filter(end -> audit.outcome().filter(end::equals).isEmpty())
                .ifPresent(end ->
                        verdict.lost(graph + " was said to be " + end + ", the journal says " + audit.outcome()));
        judgeEnd(run, audit);
    }

    private void judgeEnd(GraphRun run, GraphAudit audit) {
        String graph = run.weave().id();
        if (run.stage() != GraphRun.Stage.ENDED) {
            return;
        }
        if (run.wrong() > 0) {
            verdict.wrong(graph + ": " + run.wrong() + " outputs differ from the oracle's" + trouble(run));
        }
        verdict.effects(run.weave().effects());
        run.outside().forEach(each -> verdict.wrong(graph + ": " + each));
        Set<String> mustFail = new TreeSet<>(run.weave().failing());
        Set<String> failed = new TreeSet<>(audit.failedKeys());
        if (!mustFail.equals(failed)) {
            verdict.wrong(graph + ": these tasks failed: " + failed + ", and these had to: " + mustFail);
        }
    }

    private static String trouble(GraphRun run) {
        return run.trouble().isEmpty() ? "" : "; its client met " + run.trouble();
    }

    private GraphAudit audit(String graph) {
        String id = "graph|" + graph;
        Map<Long, String> writers = new HashMap<>();
        journal.forEachStored(id, entry -> writers.put(entry.sequenceNumber(), entry.writer()));
        GraphAudit audit = new GraphAudit(graph);
        Optional<Damage> damage = journal.forEach(
                id,
                GraphEventSchema.INSTANCE,
                stored -> audit.next(
                        new AuditedEvent(stored.number(), writers.getOrDefault(stored.number(), ""), stored.event())));
        damage.ifPresent(found ->
                verdict.findings(List.of(new AuditFinding(graph, found.number(), AuditRule.INTACT, found.message()))));
        return audit;
    }

    /** Writes the events of a graph for people. */
    void dump(String graph, Path file) {
        List<String> lines = new ArrayList<>();
        EventRenderer<GraphEvent> renderer = new EventRenderer<>(GraphEventSchema.INSTANCE);
        journal.forEach("graph|" + graph, GraphEventSchema.INSTANCE, stored -> lines.add(renderer.json(stored, false)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal of " + graph + " cannot be written to " + file, e);
        }
    }
}
