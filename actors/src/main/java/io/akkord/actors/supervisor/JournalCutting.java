package io.akkord.actors.supervisor;

import akka.actor.typed.javadsl.ActorContext;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.core.space.RestatementRule;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.GraphScheduler;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the journal of a graph that runs for long from growing for ever: has the graph said again now and then, and deletes
 * what came before the restatement before. What a life does not get to is asked for again by the next. For the
 * supervisor's thread.
 */
final class JournalCutting {

    private final ActorContext<GraphCommand> context;
    private final String persistenceId;
    private final GraphScheduler scheduler;
    private final InlineResults inline;
    private final RestatementRule rule;
    private boolean reading;

    JournalCutting(
            ActorContext<GraphCommand> context,
            String persistenceId,
            GraphScheduler scheduler,
            InlineResults inline,
            RestatementRule rule) {
        this.context = context;
        this.persistenceId = persistenceId;
        this.scheduler = scheduler;
        this.inline = inline;
        this.rule = rule;
    }

    /** A life begins: what the one before wanted to delete may still be there. */
    void start() {
        deleteBefore(scheduler.firstEvent());
    }

    /** Begins a restatement if it is time: with the inline results that it needs. */
    private void look() {
        if (reading || !scheduler.isRestatementDue(rule)) {
            return;
        }
        reading = true;
        int[] tasks = scheduler.toCarry();
        long[] events = Arrays.stream(tasks).mapToLong(scheduler::inlineEvent).toArray();
        context.pipeToSelf(
                inline.read(tasks, events),
                (values, error) -> values == null
                        ? new SupervisorMessage.RestatementUnreadable(String.valueOf(error))
                        : new SupervisorMessage.RestatementRead(values));
    }

    /** Decided on by the next decision, unless something is wanted by now that was not read. */
    void read(SupervisorMessage.RestatementRead read) {
        reading = false;
        scheduler.restate(read.values().byTask(), System.currentTimeMillis());
    }

    void unreadable(SupervisorMessage.RestatementUnreadable failed) {
        reading = false;
        context.getLog().warn("the oldest events of {} stay for now: {}", persistenceId, failed.message());
    }

    /** These are recorded: if they say the graph again, what came before the last time can go. */
    void recorded(List<GraphEvent> events) {
        if (!events.isEmpty()) {
            look();
        }
        for (GraphEvent event : events) {
            if (event instanceof GraphEvent.ResultsCarried carried && carried.index() == 0) {
                deleteBefore(carried.cutBefore());
            }
        }
    }

    private void deleteBefore(long event) {
        if (event > 1) {
            HistoryEraser.begin(
                    context,
                    new HistoryEraser.Order(persistenceId, event - 1, event - 1, () -> {}),
                    context.getSystem().ignoreRef());
        }
    }
}
