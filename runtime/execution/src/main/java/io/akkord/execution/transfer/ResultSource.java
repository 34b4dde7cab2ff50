package io.akkord.execution.transfer;

import io.akkord.execution.value.EncodedValue;
import java.util.Optional;

/** Where a server takes results from. Called by several threads. */
@FunctionalInterface
public interface ResultSource {

    /** The encoded result; empty if it is not held here. */
    Optional<EncodedValue> find(String graph, int task);
}
