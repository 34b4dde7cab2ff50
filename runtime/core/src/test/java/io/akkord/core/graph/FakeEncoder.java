package io.akkord.core.graph;

import io.akkord.api.Operation;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names operations by the order in which they are first seen, or as they were {@link #named}, and encodes longs and
 * strings. Remembers what it was asked, and gives operations back for {@link Interpreter}.
 */
final class FakeEncoder implements ValueEncoder {

    private static final String PACKAGE = "example.";

    private final Map<Operation, String> names = new HashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();
    final List<String> paths = new ArrayList<>();
    int encodedOperations;

    /** Gives the operation a name such as {@code Matrices.random}; functions of one name are encoded alike. */
    FakeEncoder named(String name, Operation operation) {
        names.put(operation, name);
        operations.put(name, operation);
        return this;
    }

    @Override
    public OperationSpec operation(Operation operation, Task.Kind kind) {
        encodedOperations++;
        if (!names.containsKey(operation)) {
            named("Functions.f" + names.size(), operation);
        }
        String[] name = names.get(operation).split("\\.");
        return new OperationSpec(
                kind == Task.Kind.FOLD ? OperationSpec.Kind.FOLD : OperationSpec.Kind.CALL,
                PACKAGE + name[0],
                name[1],
                "()V",
                6,
                new byte[0],
                42L,
                false,
                new int[0]);
    }

    Operation decodeOperation(OperationSpec spec) {
        return operations.get(spec.className().substring(PACKAGE.length()) + "." + spec.methodName());
    }

    @Override
    public byte[] value(Object value, Supplier<String> where) {
        String path = where.get();
        paths.add(path);
        if (value instanceof Long number) {
            return ByteBuffer.allocate(8).putLong(number).array();
        }
        if (value instanceof String text) {
            return ("s" + text).getBytes(StandardCharsets.UTF_8);
        }
        throw new OperationRefusedException(path + " is a " + value.getClass().getSimpleName());
    }

    static Object decodeValue(byte[] value) {
        if (value.length == 8 && value[0] != 's') {
            return ByteBuffer.wrap(value).getLong();
        }
        return new String(value, StandardCharsets.UTF_8).substring(1);
    }
}
