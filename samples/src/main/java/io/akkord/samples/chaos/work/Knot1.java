package io.akkord.samples.chaos.work;

import io.akkord.api.Operation2;
import java.io.IOException;
import java.util.List;

/** The operation of tasks with one input. */
public record Knot1(Body body) implements Operation2<Integer, byte[], byte[]> {

    @Override
    public byte[] apply(Integer number, byte[] first) throws IOException, InterruptedException {
        return body.run(number, List.of(first));
    }
}
