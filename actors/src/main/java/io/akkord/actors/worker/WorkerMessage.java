package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import io.akkord.actors.link.Payload;
import io.akkord.actors.protocol.GraphCommand;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.core.worker.TaskRow;
import java.util.concurrent.CompletableFuture;

/** What a worker tells itself, or hears from its own node. */
public sealed interface WorkerMessage extends WorkerCommand.Local {

    /** A frame of a supervisor on this node. */
    record LocalSupervisorFrame(
            String graph,
            long epoch,
            long registration,
            ActorRef<GraphCommand> replyTo,
            long number,
            Payload payload,
            long acknowledged)
            implements WorkerMessage {}

    /** A frame of another worker in this JVM. */
    record LocalPeerFrame(
            String fromWorkerId,
            long fromIncarnation,
            long toIncarnation,
            ActorRef<WorkerCommand> replyTo,
            long number,
            Payload payload,
            long acknowledged)
            implements WorkerMessage {}

    /** From a task actor: the run has ended, with or without a task whose end is still to be told. */
    record BodyEnded(BodyRun run) implements WorkerMessage {}

    /** From a task actor: the body ignores its interrupt; its slot is given up. */
    record BodyStuck(BodyRun run) implements WorkerMessage {}

    /** A large input is in the result store. */
    record InputArrived(String graph, int task, long size) implements WorkerMessage {}

    /** A large input could not be had. */
    record InputUnavailable(String graph, int task, String why) implements WorkerMessage {}

    /** From the lease keeper: links under this registration are void, and graphs without a link should be claimed soon. */
    record RegistrationEnded(long registration) implements WorkerMessage {}

    /** The pause before another try is over. */
    record RetryDue(TaskRow row) implements WorkerMessage {}

    /** Everything before this in the mailbox is in; send what gathered. */
    record Flush() implements WorkerMessage {}

    /** The node is about to leave: to be completed when nothing that is wanted is here alone. */
    record Depart(CompletableFuture<Void> mayLeave) implements WorkerMessage {}

    /** The node is about to end this actor system; what runs goes on in the host. */
    record Stop() implements WorkerMessage {}

    /** A tenth of a second has passed. */
    record Tick() implements WorkerMessage {}
}
