package io.akkord.cluster.cli;

import io.akkord.persistence.replay.GraphJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "Show the graphs of a journal with the state that their events lead to.")
final class JournalListCommand implements Callable<Integer> {

    private static final String ROW = "%-32s  %-10s  %8s  %9s  %9s  %7s  %5s%n";

    private final CommandContext context;

    @Mixin
    private final JournalOptions options = new JournalOptions();

    JournalListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<GraphPast> all = new ArrayList<>();
        try (GraphJournal journal = options.open()) {
            for (String graph : JournalOptions.graphs(journal)) {
                GraphPast past = GraphPast.read(journal, JournalOptions.persistenceId(journal, graph));
                if (past.events() > 0 || past.damage().isPresent()) {
                    all.add(past);
                }
            }
        }
        print(all);
        return ExitCode.of(all.stream().flatMap(past -> past.damage().stream()).toList());
    }

    private void print(List<GraphPast> all) {
        Terminal terminal = context.terminal();
        if (options.json()) {
            all.forEach(past -> terminal.data(json(past)));
        } else if (all.isEmpty()) {
            terminal.say("The journal has no graphs.");
        } else {
            terminal.data(table(all));
        }
        all.forEach(past -> past.damage().ifPresent(damage -> terminal.error(damage.message())));
    }

    private static Json json(GraphPast past) {
        return GraphView.counts(past.status())
                .put("events", past.events())
                .put("message", past.status().message());
    }

    private static String table(List<GraphPast> all) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, ROW, "GRAPH", "STATE", "EVENTS", "RECORDED", "TASKS", "FAILED", "EPOCH"));
        for (GraphPast past : all) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    past.status().id(),
                    past.status().state(),
                    past.events(),
                    past.status().recorded(),
                    past.status().tasks(),
                    past.status().failed(),
                    past.status().epoch()));
        }
        return text.toString().stripTrailing();
    }
}
