package io.akkord.persistence.schema;

import io.akkord.core.supervisor.GraphEvent;
import java.util.List;
import java.util.Map;

/**
 * The journal of one graph: every {@link GraphEvent} under its own type name, and older versions of them.
 *
 * <p>To change a fact: add a record of the next version beside the old one, register it with {@code writes}, keep the
 * old one with {@code reads}, and add golden files. Golden files of older versions are never touched.
 */
public final class GraphEventSchema implements EventSchema<GraphEvent> {

    public static final GraphEventSchema INSTANCE = new GraphEventSchema();

    private final SchemaTable<GraphEvent> table = new SchemaTable<>();

    private GraphEventSchema() {
        graphFacts();
        restatements();
        taskFacts();
        workerFacts();
    }

    private void graphFacts() {
        table.writes(
                        "EpochStarted",
                        1,
                        GraphEvent.EpochStarted.class,
                        GraphFactsV1.EpochStarted.class,
                        GraphFactsV1.EpochStarted::of,
                        GraphFactsV1.EpochStarted::event)
                .writes(
                        "GraphPart",
                        1,
                        GraphEvent.GraphPart.class,
                        GraphFactsV1.GraphPart.class,
                        GraphFactsV1.GraphPart::of,
                        GraphFactsV1.GraphPart::event)
                .writes(
                        "GraphSubmitted",
                        3,
                        GraphEvent.GraphSubmitted.class,
                        GraphFactsV3.GraphSubmitted.class,
                        GraphFactsV3.GraphSubmitted::of,
                        GraphFactsV3.GraphSubmitted::event)
                .reads("GraphSubmitted", 2, GraphFactsV2.GraphSubmitted.class, GraphFactsV2.GraphSubmitted::event)
                .reads("GraphSubmitted", 1, GraphFactsV1.GraphSubmitted.class, GraphFactsV1.GraphSubmitted::event)
                .writes(
                        "GraphExtended",
                        1,
                        GraphEvent.GraphExtended.class,
                        GraphFactsV1.GraphExtended.class,
                        GraphFactsV1.GraphExtended::of,
                        GraphFactsV1.GraphExtended::event)
                .writes(
                        "GraphSealed",
                        1,
                        GraphEvent.GraphSealed.class,
                        GraphFactsV1.GraphSealed.class,
                        GraphFactsV1.GraphSealed::of,
                        GraphFactsV1.GraphSealed::event)
                .writes(
                        "CodeAccepted",
                        1,
                        GraphEvent.CodeAccepted.class,
                        CodeFactsV1.CodeAccepted.class,
                        CodeFactsV1.CodeAccepted::of,
                        CodeFactsV1.CodeAccepted::event)
                .writes(
                        "GraphCancelled",
                        1,
                        GraphEvent.GraphCancelled.class,
                        GraphFactsV1.GraphCancelled.class,
                        GraphFactsV1.GraphCancelled::of,
                        GraphFactsV1.GraphCancelled::event)
                .writes(
                        "GraphCompleted",
                        1,
                        GraphEvent.GraphCompleted.class,
                        GraphFactsV1.GraphCompleted.class,
                        GraphFactsV1.GraphCompleted::of,
                        GraphFactsV1.GraphCompleted::event)
                .writes(
                        OpeningTypes.GRAPH_PRUNED,
                        1,
                        GraphEvent.GraphPruned.class,
                        GraphFactsV1.GraphPruned.class,
                        GraphFactsV1.GraphPruned::of,
                        GraphFactsV1.GraphPruned::event);
    }

    private void restatements() {
        table.writes(
                        OpeningTypes.RESULTS_CARRIED,
                        1,
                        GraphEvent.ResultsCarried.class,
                        RestatementsV1.ResultsCarried.class,
                        RestatementsV1.ResultsCarried::of,
                        RestatementsV1.ResultsCarried::event)
                .writes(
                        "GraphRestated",
                        1,
                        GraphEvent.GraphRestated.class,
                        RestatementsV1.GraphRestated.class,
                        RestatementsV1.GraphRestated::of,
                        RestatementsV1.GraphRestated::event);
    }

    private void taskFacts() {
        table.writes(
                        "TasksDispatched",
                        1,
                        GraphEvent.TasksDispatched.class,
                        TaskFactsV1.TasksDispatched.class,
                        TaskFactsV1.TasksDispatched::of,
                        TaskFactsV1.TasksDispatched::event)
                .writes(
                        "TasksCompleted",
                        1,
                        GraphEvent.TasksCompleted.class,
                        TaskFactsV1.Completed.class,
                        TaskFactsV1.Completed::of,
                        TaskFactsV1.Completed::tasksCompleted)
                .writes(
                        "ResultsRecomputed",
                        1,
                        GraphEvent.ResultsRecomputed.class,
                        TaskFactsV1.Completed.class,
                        TaskFactsV1.Completed::of,
                        TaskFactsV1.Completed::resultsRecomputed)
                .writes(
                        "TaskFailed",
                        1,
                        GraphEvent.TaskFailed.class,
                        TaskFactsV1.TaskFailed.class,
                        TaskFactsV1.TaskFailed::of,
                        TaskFactsV1.TaskFailed::event);
    }

    private void workerFacts() {
        table.writes(
                        "WorkerSeen",
                        1,
                        GraphEvent.WorkerSeen.class,
                        WorkerFactsV1.WorkerSeen.class,
                        WorkerFactsV1.WorkerSeen::of,
                        WorkerFactsV1.WorkerSeen::event)
                .writes(
                        "WorkerAdopted",
                        1,
                        GraphEvent.WorkerAdopted.class,
                        WorkerFactsV1.WorkerAdopted.class,
                        WorkerFactsV1.WorkerAdopted::of,
                        WorkerFactsV1.WorkerAdopted::event)
                .writes(
                        "WorkerLost",
                        1,
                        GraphEvent.WorkerLost.class,
                        WorkerFactsV1.WorkerLost.class,
                        WorkerFactsV1.WorkerLost::of,
                        WorkerFactsV1.WorkerLost::event)
                .writes(
                        "ExecutingDied",
                        1,
                        GraphEvent.ExecutingDied.class,
                        DeathFactsV1.ExecutingDied.class,
                        DeathFactsV1.ExecutingDied::of,
                        DeathFactsV1.ExecutingDied::event)
                .writes(
                        "WorkerLeaving",
                        1,
                        GraphEvent.WorkerLeaving.class,
                        WorkerFactsV1.WorkerLeaving.class,
                        WorkerFactsV1.WorkerLeaving::of,
                        WorkerFactsV1.WorkerLeaving::event)
                .writes(
                        "TasksRetracted",
                        1,
                        GraphEvent.TasksRetracted.class,
                        WorkerFactsV1.TasksRetracted.class,
                        WorkerFactsV1.TasksRetracted::of,
                        WorkerFactsV1.TasksRetracted::event)
                .writes(
                        "ResultsMissing",
                        1,
                        GraphEvent.ResultsMissing.class,
                        WorkerFactsV1.ResultsMissing.class,
                        WorkerFactsV1.ResultsMissing::of,
                        WorkerFactsV1.ResultsMissing::event)
                .writes(
                        "ResultsAdopted",
                        1,
                        GraphEvent.ResultsAdopted.class,
                        WorkerFactsV1.ResultsAdopted.class,
                        WorkerFactsV1.ResultsAdopted::of,
                        WorkerFactsV1.ResultsAdopted::event);
    }

    /** Names of all types that can be read, for tests and tools. */
    public List<String> types() {
        return table.types();
    }

    @Override
    public StoredBody encode(GraphEvent event) {
        return table.encode(event);
    }

    @Override
    public GraphEvent decode(StoredBody stored) {
        return table.decode(stored);
    }

    @Override
    public Map<String, Object> fields(StoredBody stored) {
        return table.fields(stored);
    }
}
