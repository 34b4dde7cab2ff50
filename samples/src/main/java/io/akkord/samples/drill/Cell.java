package io.akkord.samples.drill;

import io.akkord.api.Operation4;
import java.io.IOException;
import java.util.List;

/** The operation of the cells with three inputs. */
public record Cell(Trace trace) implements Operation4<Integer, byte[], byte[], byte[], byte[]> {

    @Override
    public byte[] apply(Integer number, byte[] left, byte[] right, byte[] afar)
            throws IOException, InterruptedException {
        trace.leave(number);
        return Cells.value(trace.seed(), number, List.of(left, right, afar));
    }
}
