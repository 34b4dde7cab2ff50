package io.akkord.samples.chaos.work;

import io.akkord.api.Operation1;
import java.io.IOException;
import java.util.List;

/** The operation of tasks with no input. */
public record Knot0(Body body) implements Operation1<Integer, byte[]> {

    @Override
    public byte[] apply(Integer number) throws IOException, InterruptedException {
        return body.run(number, List.of());
    }
}
