package io.akkord.samples.arrays;

import io.akkord.api.Graph;
import io.akkord.api.GraphHandle;
import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Place;
import io.akkord.samples.support.Progress;
import io.akkord.samples.support.RunDirectory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/** One run of a sample, in this JVM or on processes, of which one may be killed on the way. */
final class ArrayRun {

    private static final double WHEN_TO_KILL = 0.3;

    private final ArraySample sample;
    private final int rows;
    private final RunDirectory directory;
    private final Terminal terminal;

    ArrayRun(ArraySample sample, int rows, RunDirectory directory, Terminal terminal) {
        this.sample = sample;
        this.rows = rows;
        this.directory = directory;
        this.terminal = terminal;
    }

    /** The results by name. */
    Map<String, Block> run(int workers, boolean kill) throws Exception {
        Map<String, Chunked> arrays = sample.arrays(rows);
        Graph graph = Chunked.graph(arrays);
        if (workers == 0) {
            try (Place place = Place.here(directory.path())) {
                return results(place.session().submit(graph, options()), arrays, () -> {});
            }
        }
        Plan plan = Plan.of(directory.path(), workers)
                .withFlags(JvmFlags.FULL)
                .withAllow(Place.ALLOWED, Place.ALLOWED_ARRAYS);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            NodeProcess victim = cluster.workers().get(workers - 1);
            return results(akkord.submit(graph, options()), arrays, kill ? victim::kill : () -> {});
        }
    }

    private GraphOptions options() {
        return GraphOptions.DEFAULT.withId(directory.name());
    }

    private Map<String, Block> results(
            GraphHandle<Map<String, Object>> handle, Map<String, Chunked> arrays, Runnable strike) throws Exception {
        try (Progress progress = new Progress(terminal, "tasks")) {
            GraphStatus status = progress.showUntil(handle, WHEN_TO_KILL).get();
            progress.say(status.recorded() + " of " + status.tasks() + " tasks are recorded");
            strike.run();
            Map<String, Object> outputs = progress.result(handle);
            Map<String, Block> results = new LinkedHashMap<>();
            arrays.forEach((name, array) -> results.put(
                    name, array.assemble(chunk -> (Block) Objects.requireNonNull(outputs.get(name + "/" + chunk)))));
            return results;
        }
    }

    /** A number that differs when any bit of any result does. */
    static long digest(Map<String, Block> results) {
        CRC32C crc = new CRC32C();
        results.forEach((name, block) -> {
            crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (int i = 0; i < block.size(); i++) {
                crc.update(Long.toHexString(Double.doubleToRawLongBits(block.element(i)))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return crc.getValue();
    }
}
