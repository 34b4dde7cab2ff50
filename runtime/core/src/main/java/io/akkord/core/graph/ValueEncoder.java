package io.akkord.core.graph;

import io.akkord.api.Operation;
import io.akkord.api.Task;
import java.util.function.Supplier;

/**
 * Port through which the compiler names operations and encodes literal values; the runtime's codecs stand behind it.
 */
public interface ValueEncoder {

    /**
     * The operation by name with its captured arguments encoded.
     *
     * @throws io.akkord.api.OperationRefusedException if it cannot travel; the message has the path of the field
     */
    OperationSpec operation(Operation operation, Task.Kind kind);

    /**
     * A value as bytes.
     *
     * @param path where the value stands, for the message; asked only if there is one
     * @throws io.akkord.api.OperationRefusedException if it cannot travel; the message has the path of the field
     */
    byte[] value(Object value, Supplier<String> path);
}
