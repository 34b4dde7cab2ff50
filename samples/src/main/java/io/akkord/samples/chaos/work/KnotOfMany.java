package io.akkord.samples.chaos.work;

import io.akkord.api.Operation2;
import java.io.IOException;
import java.util.List;

/** The operation of tasks with more than three inputs. */
public record KnotOfMany(Body body) implements Operation2<Integer, List<byte[]>, byte[]> {

    @Override
    public byte[] apply(Integer number, List<byte[]> inputs) throws IOException, InterruptedException {
        return body.run(number, inputs);
    }
}
