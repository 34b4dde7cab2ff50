package io.akkord.actors.supervisor;

import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.core.space.SnapshotRule;

/**
 * When the graph's state is stored, and which snapshots stay: the last two, as the newest may turn out to be damaged. For
 * the supervisor's thread.
 */
final class Snapshots {

    private final ActorContext<GraphCommand> context;
    private final String persistenceId;
    private final SnapshotRule rule;
    private long asked;
    private long newest;

    Snapshots(ActorContext<GraphCommand> context, String persistenceId, SnapshotRule rule) {
        this.context = context;
        this.persistenceId = persistenceId;
        this.rule = rule;
    }

    /** The graph was read from this snapshot; 0 if from none. */
    void recovered(long number) {
        asked = number;
        newest = number;
    }

    /** Whether the state is to be stored behind this event. It is asked once for each. */
    boolean isDue(long number, int tasks) {
        boolean due = rule.isDue(number - asked, tasks);
        asked = due ? number : asked;
        return due;
    }

    /** A snapshot is stored: those before the one before it go. */
    void stored(long number) {
        if (newest > 1) {
            HistoryEraser.begin(
                    context,
                    new HistoryEraser.Order(persistenceId, newest - 1, 0, () -> {}),
                    context.getSystem().ignoreRef());
        }
        newest = number;
    }
}
