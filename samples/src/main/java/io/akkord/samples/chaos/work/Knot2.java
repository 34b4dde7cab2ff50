package io.akkord.samples.chaos.work;

import io.akkord.api.Operation3;
import java.io.IOException;
import java.util.List;

/** The operation of tasks with two inputs. */
public record Knot2(Body body) implements Operation3<Integer, byte[], byte[], byte[]> {

    @Override
    public byte[] apply(Integer number, byte[] first, byte[] second) throws IOException, InterruptedException {
        return body.run(number, List.of(first, second));
    }
}
