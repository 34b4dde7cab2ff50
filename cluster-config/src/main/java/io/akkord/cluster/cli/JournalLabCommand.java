package io.akkord.cluster.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.akkord.cluster.node.FileTrees;
import io.akkord.persistence.lab.JournalLab;
import io.akkord.persistence.lab.Specimen;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what becomes of journals with faults. */
@Command(
        name = "lab",
        description = {
            "Put one fault into each of many journals, and see what becomes of them.",
            "Ends with 0 if every history is whole, a prefix that lacks nothing acknowledged, or damaged at a known place."
        })
final class JournalLabCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--mutants", paramLabel = "N", description = "Journals with a fault. Default: ${DEFAULT-VALUE}.")
    private int mutants = 2000;

    @Option(names = "--seed", paramLabel = "S", description = "Of the faults. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--json", description = "Print JSON: one object for each failure, then one for all.")
    private boolean json;

    private final Map<Specimen.Outcome, Integer> outcomes = new EnumMap<>(Specimen.Outcome.class);
    private final Map<String, Integer> kinds = new TreeMap<>();

    JournalLabCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        quietAkka();
        Path scratch = JournalLab.scratch();
        long start = System.nanoTime();
        try {
            JournalLab.open(scratch, seed).run(seed, mutants, this::take);
        } finally {
            FileTrees.delete(scratch);
        }
        summarize((System.nanoTime() - start) / 1e9);
        return count(Specimen.Outcome.FAILED) > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Recoveries fail here by the hundred, as they should. */
    private static void quietAkka() {
        if (LoggerFactory.getLogger("akka") instanceof Logger akka) {
            akka.setLevel(Level.OFF);
        }
    }

    private void take(Specimen specimen) {
        outcomes.merge(specimen.outcome(), 1, Integer::sum);
        kinds.merge(specimen.mutation().kind().name(), 1, Integer::sum);
        specimen.failure().ifPresent(why -> {
            String text = specimen.mutation() + ": " + specimen.persistenceId() + ": " + why;
            context.terminal().error(text);
            if (json) {
                context.terminal()
                        .data(Json.object()
                                .put("seed", specimen.mutation().seed())
                                .put("id", specimen.persistenceId())
                                .put("failure", text));
            }
        });
    }

    private int count(Specimen.Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    private void summarize(double seconds) {
        if (json) {
            Json byKind = Json.object();
            kinds.forEach((kind, count) -> byKind.put(kind, (long) count));
            context.terminal()
                    .data(Json.object()
                            .put("mutants", mutants)
                            .put("seed", seed)
                            .put("whole", count(Specimen.Outcome.WHOLE))
                            .put("prefix", count(Specimen.Outcome.PREFIX))
                            .put("damaged", count(Specimen.Outcome.DAMAGED))
                            .put("failed", count(Specimen.Outcome.FAILED))
                            .put("histories", byKind)
                            .put("seconds", seconds));
            return;
        }
        context.terminal()
                .data(String.format(
                        Locale.ROOT,
                        "%d journals with a fault, two histories each: %d whole, %d prefixes, %d damaged at a known place,"
                                + " %d failed; %.0f s",
                        mutants,
                        count(Specimen.Outcome.WHOLE),
                        count(Specimen.Outcome.PREFIX),
                        count(Specimen.Outcome.DAMAGED),
                        count(Specimen.Outcome.FAILED),
                        seconds));
    }
}
