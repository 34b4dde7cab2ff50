package io.akkord.cluster.cli;

import io.akkord.api.GraphId;
import io.akkord.api.GraphNotFoundException;
import io.akkord.cluster.node.ClusterAccess;
import io.akkord.core.explain.Explainer;
import io.akkord.core.explain.Explanation;
import io.akkord.core.supervisor.SchedulerSettings;
import io.akkord.persistence.chain.Damage;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.persistence.store.JournalOpenElsewhereException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From the journal's directory if no process has it open; else, or if a cluster is named, by asking the coordinator. */
@Command(
        name = "explain",
        description = {
            "Tell why a task ran where and when it did: candidates with their scores, what it waited for, attempts.",
            "Reads the journal's directory, or asks the coordinator if that has it open."
        })
final class ExplainCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Directory of the coordinator. Default: .akkord, or the run below .akkord/runs that GRAPH is of.")
    private @Nullable Path directory;

    @Parameters(index = "0", paramLabel = "GRAPH", converter = GraphIdConverter.class, description = "Id of the graph.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private GraphId graph;

    @Parameters(index = "1", paramLabel = "TASK", description = "Key of the task, name of an output, or its number.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String task;

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Path> journal = directory == null && !cluster.addresses().isEmpty()
                ? Optional.empty()
                : new JournalOptions().in(directory).find(graph.value());
        if (journal.isEmpty()) {
            return fromCluster();
        }
        try {
            return fromJournal(journal.get());
        } catch (JournalOpenElsewhereException open) {
            context.terminal().say(open.holder() + " has the journal open, so its cluster is asked");
            return fromCluster();
        }
    }

    /** The directory does not tell the coordinator's settings: the usual ones are taken. */
    private int fromJournal(Path directory) {
        Explainer explainer = new Explainer(task, SchedulerSettings.USUAL);
        Optional<Damage> damage;
        try (GraphJournal journal = GraphJournal.open(directory)) {
            String id = JournalOptions.persistenceId(journal, graph.value());
            damage = journal.forEach(
                    id,
                    GraphEventSchema.INSTANCE,
                    stored -> explainer.accept(stored.number(), stored.wallMillis(), stored.event()));
        }
        print(explainer.explanation().orElseThrow(() -> new GraphNotFoundException(explainer.unknown(graph.value()))));
        damage.ifPresent(found -> context.terminal().error(found.message()));
        return ExitCode.of(damage.stream().toList());
    }

    private int fromCluster() {
        try (ClusterAccess access = cluster.connect(context)) {
            Answers.status(access, graph);
            print(Answers.of(access.explain(graph, task)));
            return ExitCode.OK;
        }
    }

    private void print(Explanation explanation) {
        context.terminal()
                .data(
                        cluster.json()
                                ? ExplanationJson.of(graph.value(), explanation).toString()
                                : ExplanationText.of(explanation));
    }
}
