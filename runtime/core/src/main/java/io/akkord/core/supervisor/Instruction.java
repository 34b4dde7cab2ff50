package io.akkord.core.supervisor;

import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToWorker;

/** An effect that the shell carries out after the facts of the same decision are recorded. */
public sealed interface Instruction {

    /** Makes a new link to a worker; whatever is on an older one is void. */
    record OpenLink(int worker, WorkerInfo info) implements Instruction {}

    /** Drops the link to a worker that is lost. */
    record CloseLink(int worker) implements Instruction {}

    /** Sends a message on the link to a worker. */
    record Send(int worker, ToWorker message) implements Instruction {}

    /** Reads inline results from the journal and sends them to a worker. */
    record Supply(int worker, int[] tasks) implements Instruction {}

    /** Tells the operator something that does not change the outcome. */
    record Warn(String text) implements Instruction {}
}
