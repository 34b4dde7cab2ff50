package io.akkord.samples.chaos.work;

import io.akkord.api.Operation4;
import java.io.IOException;
import java.util.List;

/** The operation of tasks with three inputs. */
public record Knot3(Body body) implements Operation4<Integer, byte[], byte[], byte[], byte[]> {

    @Override
    public byte[] apply(Integer number, byte[] first, byte[] second, byte[] third)
            throws IOException, InterruptedException {
        return body.run(number, List.of(first, second, third));
    }
}
