package io.akkord.execution.operation;

import io.akkord.core.packed.PackedReader;
import io.akkord.core.packed.PackedWriter;
import io.akkord.execution.value.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Captured arguments as bytes: each with its length, one after the other; no bytes if there are none. */
final class Captured {

    private Captured() {}

    static byte[] encode(ValueCodec codec, @Nullable Object[] arguments, String shown) {
        PackedWriter out = new PackedWriter();
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            String type = argument == null ? "null" : argument.getClass().getSimpleName();
            out.bytes(codec.encode(argument, shown + ": captured argument " + i + " (" + type + ")"));
        }
        return out.toBytes();
    }

    static @Nullable Object[] decode(ValueCodec codec, byte[] captured) {
        PackedReader in = new PackedReader(captured);
        List<@Nullable Object> arguments = new ArrayList<>();
        while (!in.atEnd()) {
            arguments.add(codec.decode(in.bytes()));
        }
        return arguments.toArray();
    }
}
