package io.akkord.samples.drill;

import io.akkord.api.Operation1;
import java.io.IOException;
import java.util.List;

/** The operation of the cells that nothing comes before. */
public record FirstCell(Trace trace) implements Operation1<Integer, byte[]> {

    @Override
    public byte[] apply(Integer number) throws IOException, InterruptedException {
        trace.leave(number);
        return Cells.value(trace.seed(), number, List.of());
    }
}
