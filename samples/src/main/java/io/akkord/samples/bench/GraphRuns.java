package io.akkord.samples.bench;

import io.akkord.api.AkkordException;
import io.akkord.api.Durability;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.cluster.cli.ProgressBar;
import io.akkord.cluster.cli.Terminal;
import io.akkord.persistence.replay.GraphJournal;
import io.akkord.persistence.schema.GraphEventSchema;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.RunDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures one graph: once in fresh processes; then unmeasured for some seconds; then some runs whose median counts. The
 * time of a run goes from the call of {@code submit} with the finished tasks, so the compilation of the graph is in it, to
 * the result at the client.
 */
final class GraphRuns {

    /** One run. */
    private record Run(String graph, double seconds) {}

    /**
     * What was measured.
     *
     * @param seconds the median of the runs
     * @param coldSeconds of the first run in fresh processes
     * @param runs seconds of each, in their order
     * @param graph id of the graph of the median run
     * @param commits events in its journal
     */
    record Outcome(double seconds, double coldSeconds, List<Double> runs, String graph, int commits) {}

    private static final double NANOS_A_SECOND = 1e9;

    private final Subject subject;
    private final BenchOptions options;
    private final RunDirectory directory;
    private final Terminal terminal;
    private int submitted;

    GraphRuns(Subject subject, BenchOptions options, RunDirectory directory, Terminal terminal) {
        this.subject = subject;
        this.options = options;
        this.directory = directory;
        this.terminal = terminal;
    }

    Outcome run(String... settings) throws Exception {
        Run cold;
        List<Run> runs;
        try (Place place = options.place(directory.path(), settings)) {
            cold = once(place.session());
            warm(place.session());
            runs = measure(place.session());
        }
        List<Run> sorted =
                runs.stream().sorted(Comparator.comparingDouble(Run::seconds)).toList();
        Run median = sorted.get(sorted.size() / 2);
        return new Outcome(
                median.seconds(),
                cold.seconds(),
                runs.stream().map(Run::seconds).toList(),
                median.graph(),
                commits(median.graph()));
    }

    private void warm(Session akkord) throws Exception {
        long started = System.nanoTime();
        while (System.nanoTime() - started < options.warmSeconds() * NANOS_A_SECOND) {
            once(akkord);
        }
    }

    private List<Run> measure(Session akkord) throws Exception {
        List<Run> runs = new ArrayList<>();
        try (ProgressBar bar = terminal.progress("runs", options.runs())) {
            while (runs.size() < options.runs()) {
                runs.add(once(akkord));
                bar.update(runs.size());
            }
        }
        return runs;
    }

    private Run once(Session akkord) throws Exception {
        GraphOptions named = GraphOptions.DEFAULT
                .withId(directory.name() + "-" + ++submitted)
                .withDurability(options.durability());
        long started = System.nanoTime();
        GraphHandle<Map<String, Object>> handle = akkord.submit(subject.graph(), named);
        Map<String, Object> outputs = handle.result().toCompletableFuture().get();
        double seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        if (!subject.isRight().test(outputs)) {
            throw new AkkordException("graph " + handle.id() + " gave a wrong result; its " + outputs.size()
                    + " outputs are not those of " + subject.name());
        }
        return new Run(handle.id().value(), seconds);
    }

    private int commits(String id) {
        if (options.durability() == Durability.NONE) {
            return 0;
        }
        AtomicInteger events = new AtomicInteger();
        try (GraphJournal journal = GraphJournal.open(directory.path().resolve("journal"))) {
            journal.forEach("graph|" + id, GraphEventSchema.INSTANCE, event -> events.incrementAndGet())
                    .ifPresent(damage -> {
                        throw new AkkordException(damage.message());
                    });
        }
        return events.get();
    }
}
