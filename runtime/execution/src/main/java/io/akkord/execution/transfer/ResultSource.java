package io.akkord.execution.transfer;

import java.util.Optional;

/** Where a server takes results from. Called by several threads. */
@FunctionalInterface
public interface ResultSource {

    /** The encoded result, not to be changed afterwards; empty if it is not held here. */
    Optional<byte[]> bytes(String graph, int task);
}
