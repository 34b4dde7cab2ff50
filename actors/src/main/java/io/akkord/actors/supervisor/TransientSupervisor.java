package io.akkord.actors.supervisor;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.api.GraphId;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphState;

/** The actor of one graph of durability none: the same decisions, recorded nowhere. */
public final class TransientSupervisor extends AbstractBehavior<GraphCommand> {

    public static final EntityTypeKey<GraphCommand> TYPE = EntityTypeKey.create(GraphCommand.class, "transient-graph");

    private final SupervisorShell shell;
    private final InlineResults inline = new MemoryInlineResults();

    private TransientSupervisor(
            ActorContext<GraphCommand> context,
            TimerScheduler<GraphCommand> timers,
            Environment environment,
            String graphId) {
        super(context);
        shell = new SupervisorShell(context, timers, environment, new GraphId(graphId), new GraphState(), inline);
        shell.start();
    }

    public static Behavior<GraphCommand> create(String graphId, Environment environment) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new TransientSupervisor(context, timers, environment, graphId)));
    }

    @Override
    public Receive<GraphCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(SupervisorMessage.Expire.class, expire -> Behaviors.stopped())
                .onMessage(GraphCommand.class, this::onCommand)
                .onSignal(PostStop.class, stop -> {
                    shell.stop();
                    return this;
                })
                .build();
    }

    private Behavior<GraphCommand> onCommand(GraphCommand command) {
        SupervisorShell.Outcome outcome = shell.onMessage(command);
        if (outcome == SupervisorShell.Outcome.UNHANDLED) {
            return Behaviors.unhandled();
        }
        if (outcome == SupervisorShell.Outcome.DECIDE) {
            Decision decision = shell.decide();
            inline.recorded(decision.events(), 0);
            shell.carryOut(decision);
        }
        return this;
    }
}
