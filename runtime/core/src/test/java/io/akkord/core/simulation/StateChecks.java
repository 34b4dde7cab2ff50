package io.akkord.core.simulation;

import static io.akkord.core.simulation.Checks.require;

import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.StateInspector;
import java.util.Arrays;
import java.util.List;

/** What must hold for the supervisor's state whenever all its facts are durable. */
final class StateChecks {

    private static final int REPLAY_EVERY = 64;

    private StateChecks() {}

    /** Cheap ones after each commit, dear ones now and then. */
    static void afterCommit(World world, GraphState state) {
        checkCounts(state);
        if (world.journal().events().size() / REPLAY_EVERY != world.lastChecked() / REPLAY_EVERY) {
            checkReplay(world, state);
        }
    }

    static void checkCounts(GraphState state) {
        List<String> errors = new StateInspector(state).errors();
        require(errors.isEmpty(), () -> "counted wrong: " + errors);
    }

    static void checkReplay(World world, GraphState state) {
        world.checkedNow();
        byte[] live = state.toSnapshot();
        byte[] replayed = world.journal().replay().toSnapshot();
        require(Arrays.equals(live, replayed), () -> "replay gives another state");
        GraphState restored = GraphState.fromSnapshot(live);
        require(Arrays.equals(live, restored.toSnapshot()), () -> "the snapshot gives another state");
        checkCounts(restored);
    }
}
