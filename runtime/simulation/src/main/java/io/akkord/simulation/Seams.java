package io.akkord.simulation;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToPeer;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.message.ToWorker;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.core.supervisor.StateInspector;
import io.akkord.core.worker.WorkerPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the production core meets its surroundings. Here everything goes through unchanged; a test overrides one method to
 * plant a bug as if the core had it, and sees whether the invariants find it. One instance a run.
 */
public class Seams {

    /** Numbers by which shells keep out what is outdated. */
    public enum Fence {
        /** A worker takes no frame for an earlier incarnation of itself. */
        INCARNATION_AT_WORKER,
        /** A worker takes no frame of an earlier epoch than the highest that it knows. */
        EPOCH_AT_WORKER,
        /** A worker takes no frame of another registration. */
        REGISTRATION_AT_WORKER,
        /** A supervisor takes no frame of another registration. */
        REGISTRATION_AT_SUPERVISOR,
        /** A supervisor takes no frame of another epoch. */
        EPOCH_AT_SUPERVISOR,
        /** A peer takes no frame of or for an earlier incarnation. */
        INCARNATION_AT_PEER
    }

    /** Whether something passes a fence: it does if the numbers {@code fit}. */
    public boolean passes(Fence fence, boolean fits) {
        return fits;
    }

    /** What a decision tells a worker; null for nothing. */
    public @Nullable ToWorker instructed(StateInspector truth, int worker, ToWorker message) {
        return message;
    }

    /** What a worker's core is told by the supervisor; null for nothing. */
    public @Nullable ToWorker taken(String workerId, ToWorker message) {
        return message;
    }

    /** What a worker's core tells the supervisor; null for nothing. */
    public @Nullable ToSupervisor reported(String workerId, ToSupervisor message) {
        return message;
    }

    /** What the scheduler is told by a worker; null for nothing. */
    public @Nullable ToSupervisor heard(StateInspector truth, int worker, ToSupervisor message) {
        return message;
    }

    /** What a worker's core is told by another one; null for nothing. */
    public @Nullable ToPeer whispered(String from, ToPeer message) {
        return message;
    }

    /** A worker's effects. */
    public WorkerPort port(WorkerPort effects) {
        return effects;
    }

    /** The facts of a decision as they are written. */
    public List<GraphEvent> written(List<GraphEvent> events) {
        return events;
    }

    /** The facts as they are read back. */
    public List<GraphEvent> read(List<GraphEvent> events) {
        return events;
    }

    /** Whether instructions are carried out only once the facts of their decision are durable. */
    public boolean waitsForCommit() {
        return true;
    }

    /** The registered workers as the scheduler is told of them. */
    public List<WorkerInfo> registered(List<WorkerInfo> workers) {
        return workers;
    }

    /** Whether the lease table is asked whose time is over. */
    public boolean endsLeases() {
        return true;
    }

    /** A link's end. */
    public <O, I> LinkEnd<O, I> link(int window, LinkEnd.Transmit<O> transmit) {
        return new LinkEnd<>(window, transmit);
    }
}
