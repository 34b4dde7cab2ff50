package io.akkord.actors.worker;

import akka.actor.typed.ActorRef;
import io.akkord.actors.protocol.WorkerCommand;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.WorkerAddress;
import io.akkord.core.worker.TaskRow;
import java.util.List;

/** What the attached worker actor does for the dataflow; for its thread only, except where it says otherwise. */
interface WorkerShell {

    void toSupervisor(String graph, ToSupervisor message);

    boolean hasRoomToSupervisor(String graph);

    void toPeer(String workerId, ToPeer message);

    void knowPeers(List<WorkerAddress> peers);

    /** Spawns a task actor for a run. */
    void spawn(BodyRun run);

    /** Tells the task actor of a run to stop a task, if the run is still with it. */
    void stop(BodyRun run, TaskRow row);

    /** Has what gathered sent soon; from any thread. */
    void askFlush();

    void retryLater(TaskRow row, long millis);

    /** The worker's address for a peer, for fetches; null if it is not known. */
    @org.jspecify.annotations.Nullable
    WorkerAddress peer(String workerId);

    ActorRef<WorkerCommand> self();
}
