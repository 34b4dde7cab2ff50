package io.akkord.samples.drill;

import io.akkord.api.Operation2;
import java.io.IOException;
import java.util.List;

/** The operation of the last cell, which takes in all those that no other does. */
public record LastCell(Trace trace) implements Operation2<Integer, List<byte[]>, byte[]> {

    @Override
    public byte[] apply(Integer number, List<byte[]> inputs) throws IOException, InterruptedException {
        trace.leave(number);
        return Cells.value(trace.seed(), number, inputs);
    }
}
