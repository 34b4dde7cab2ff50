package io.akkord.simulation;

import static io.akkord.simulation.Checks.require;

import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.worker.CoreInspector;
import java.util.Arrays;
import java.util.List;

/** What must hold for the supervisor's state whenever all its facts are durable. */
final class StateChecks {

    private static final int REPLAY_EVERY = 64;

    /** Larger graphs are recounted and replayed at their end only. */
    private static final int MOST_TASKS = 200;

    private StateChecks() {}

    /** Totals after each commit; if everything is to be checked, recounts too, and now and then a replay. */
    static void afterCommit(World world, GraphState state, GraphScheduler scheduler) {
        StateInspector inspector = new StateInspector(state);
        JournalRules rules = world.journal().rules();
        require(
                Invariant.COUNTS_ARE_RIGHT,
                inspector.recorded() == rules.recordedCount(),
                () -> inspector.recorded() + " tasks recorded, in the journal " + rules.recordedCount());
        if (!world.plan().checksAll() || world.tasks().size() > MOST_TASKS) {
            return;
        }
        checkCounts(state);
        List<String> errors = scheduler.errors();
        require(Invariant.COUNTS_ARE_RIGHT, errors.isEmpty(), () -> "counted wrong beside the truth: " + errors);
        world.liveWorkers().forEach(StateChecks::checkWorker);
        if (world.journal().size() / REPLAY_EVERY != world.lastChecked() / REPLAY_EVERY) {
            checkReplay(world, state);
        }
    }

    private static void checkWorker(SimWorker worker) {
        List<String> errors = CoreInspector.errors(worker.core(), World.GRAPH);
        require(Invariant.COUNTS_ARE_RIGHT, errors.isEmpty(), () -> "counted wrong at " + worker.id() + ": " + errors);
    }

    static void checkCounts(GraphState state) {
        List<String> errors = new StateInspector(state).errors();
        require(Invariant.COUNTS_ARE_RIGHT, errors.isEmpty(), () -> "counted wrong: " + errors);
    }

    /** Only if the journal is kept. */
    static void checkReplay(World world, GraphState state) {
        world.checkedNow();
        byte[] live = state.toSnapshot();
        byte[] replayed = world.journal().replay().toSnapshot();
        require(Invariant.REPLAY_EQUALS_LIVE, Arrays.equals(live, replayed), () -> "replay gives another state");
        GraphState restored = GraphState.fromSnapshot(live);
        require(
                Invariant.REPLAY_EQUALS_LIVE,
                Arrays.equals(live, restored.toSnapshot()),
                () -> "the snapshot gives another state");
        checkCounts(restored);
    }
}
