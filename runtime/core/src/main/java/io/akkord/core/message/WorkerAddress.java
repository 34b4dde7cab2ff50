package io.akkord.core.message;

/**
 * Where a worker is reached.
 *
 * @param worker its number in the graph
 * @param workerId its name, for as long as its process lives
 * @param incarnation grows whenever its actor system starts anew; links end with it
 * @param path address of its actor
 * @param transferHost host of its transfer server
 * @param transferPort port of its transfer server
 */
public record WorkerAddress(
        int worker, String workerId, long incarnation, String path, String transferHost, int transferPort) {}
