package io.akkord.samples.arrays;

import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.support.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * One run of a sample, during which something may be killed.
 *
 * @param results by name
 * @param seconds from the submission of the graph to its results
 */
record ArrayRun(Map<String, Block> results, double seconds) {

    private static final double WHEN_TO_STRIKE = 0.3;
    private static final double NANOS_A_SECOND = 1e9;

    /**
     * Runs a sample on a session.
     *
     * @param id of its graph
     * @param strike is run when a third of the tasks is recorded, with how the graph stands then
     */
    static ArrayRun on(Session akkord, ArraySample sample, String id, Consumer<GraphStatus> strike, Terminal terminal)
            throws Exception {
        Map<String, Chunked> arrays = sample.arrays();
        try (Progress progress = new Progress(terminal, "tasks")) {
            long started = System.nanoTime();
            GraphHandle<Map<String, Object>> handle =
                    akkord.submit(Chunked.graph(arrays), GraphOptions.DEFAULT.withId(id));
            GraphStatus status = progress.showUntil(handle, WHEN_TO_STRIKE).get();
            progress.say(status.recorded() + " of " + status.tasks() + " tasks are recorded");
            strike.accept(status);
            Map<String, Object> outputs = progress.result(handle);
            Map<String, Block> results = new LinkedHashMap<>();
            arrays.forEach((name, array) -> results.put(
                    name, array.assemble(chunk -> (Block) Objects.requireNonNull(outputs.get(name + "/" + chunk)))));
            return new ArrayRun(results, (System.nanoTime() - started) / NANOS_A_SECOND);
        }
    }

    /** A number that differs when any bit of any result does. */
    static String digest(Map<String, Block> results) {
        CRC32C crc = new CRC32C();
        ByteBuffer bits = ByteBuffer.allocate(Double.BYTES);
        new TreeMap<>(results).forEach((name, block) -> {
            crc.update(name.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < block.size(); i++) {
                bits.putLong(0, Double.doubleToRawLongBits(block.element(i)));
                crc.update(bits.array());
            }
        });
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
