package io.akkord.cluster.cli;

import io.akkord.api.GraphNotFoundException;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.verify.Finding;
import io.akkord.persistence.verify.JournalCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what of a journal is whole. Writes nothing. */
@Command(
        name = "verify",
        description = {
            "Check every history, the files, snapshots and checkpoints of a journal, and name what is damaged and where.",
            "Writes nothing. Ends with 0 if everything that was acknowledged is there, with 7 if not."
        })
final class JournalVerifyCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|GRAPH",
            description = "A coordinator's directory or its journal, or a graph. Default: all that is in --directory.")
    private @Nullable String target;

    JournalVerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = target;
        if (options.database().isPresent()) {
            return database(name);
        }
        Path journal = name == null ? options.journal() : options.journalOfDirectoryOr(name);
        boolean all = name == null || Files.isDirectory(Path.of(name));
        Predicate<String> wanted = name == null || all ? id -> true : named(name);
        List<Finding> findings = new ArrayList<>();
        JournalCheck.run(
                journal,
                journal.toAbsolutePath().resolveSibling("snapshots"),
                journal.toAbsolutePath().resolveSibling("checkpoints"),
                wanted,
                finding -> {
                    findings.add(finding);
                    print(finding);
                });
        if (!all && findings.stream().noneMatch(Finding.History.class::isInstance)) {
            throw new GraphNotFoundException(
                    "the journal " + journal + " has no graph \"" + name + "\"; \"akkord journal list\" shows all");
        }
        return summarize(journal.toString(), findings);
    }

    private int database(@Nullable String name) {
        List<Finding> findings = new ArrayList<>();
        try (GraphJournal histories = options.open()) {
            JournalCheck.run(histories, name == null ? id -> true : named(name), finding -> {
                findings.add(finding);
                print(finding);
            });
        }
        if (name != null && findings.isEmpty()) {
            throw new GraphNotFoundException(
                    "the database has no graph \"" + name + "\"; \"akkord journal list\" shows all");
        }
        return summarize("the database", findings);
    }

    private static Predicate<String> named(String name) {
        return id -> id.equals(name)
                || (JournalOptions.isGraph(id) && JournalOptions.graphOf(id).equals(name));
    }

    private void print(Finding finding) {
        if (options.json()) {
            context.terminal().data(FindingView.json(finding));
        } else if (finding.verdict() != Finding.Verdict.WHOLE || finding instanceof Finding.History) {
            context.terminal().data(FindingView.line(finding));
        }
    }

    private int summarize(String journal, List<Finding> findings) {
        long damaged = count(findings, Finding.Verdict.DAMAGED);
        long harmless = count(findings, Finding.Verdict.HARMLESS);
        if (options.json()) {
            context.terminal()
                    .data(Json.object()
                            .put("kind", "summary")
                            .put("journal", journal)
                            .put("verdict", damaged > 0 ? "DAMAGED" : "WHOLE")
                            .put("checked", findings.size())
                            .put("damaged", damaged)
                            .put("harmless", harmless));
        }
        context.terminal()
                .say(findings.size() + " things checked in " + journal + ": " + damaged + " damaged"
                        + (harmless > 0
                                ? ", " + harmless + " with bytes that are not intact, and nothing missing"
                                : ""));
        return damaged > 0 ? worst(findings) : ExitCode.OK;
    }

    private static int worst(List<Finding> findings) {
        List<Damage> histories = new ArrayList<>();
        for (Finding each : findings) {
            if (each instanceof Finding.History history) {
                history.damage().ifPresent(histories::add);
            } else if (each.verdict() == Finding.Verdict.DAMAGED) {
                return ExitCode.DAMAGED;
            }
        }
        return ExitCode.of(histories);
    }

    private static long count(List<Finding> findings, Finding.Verdict verdict) {
        return findings.stream().filter(each -> each.verdict() == verdict).count();
    }
}
