package io.akkord.samples.support;

import io.akkord.Akkord;
import io.akkord.api.Session;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a sample runs; closing it ends what was started for it.
 *
 * @param session on it
 * @param end of what was started
 */
public record Place(Session session, Runnable end) implements AutoCloseable {

    /** What the processes of samples may run. */
    public static final String ALLOWED = "io.akkord.samples.**,io.akkord.image.**";

    /** What they run of arrays. */
    public static final String ALLOWED_ARRAYS = "io.akkord.array.**";

    /** This JVM. */
    public static Place here(Path directory) {
        return new Place(Akkord.local(directory), () -> {});
    }

    /** A coordinator and workers of one slot each, in processes that compile fully. */
    public static Place onProcesses(Path directory, int workers) {
        ProcessCluster cluster = ProcessCluster.start(
                Plan.of(directory, workers).withFlags(JvmFlags.FULL).withAllow(ALLOWED, ALLOWED_ARRAYS));
        return new Place(cluster.connect(), cluster::close);
    }

    /** A cluster that runs already. */
    public static Place onCluster(List<String> coordinators) {
        return new Place(Akkord.connect(coordinators.toArray(String[]::new)), () -> {});
    }

    @Override
    public void close() {
        session.close();
        end.run();
    }
}
