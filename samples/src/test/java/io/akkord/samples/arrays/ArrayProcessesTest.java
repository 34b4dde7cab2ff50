package io.akkord.samples.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.GraphStatus;
import io.akkord.api.Session;
import io.akkord.cluster.cli.Terminal;
import io.akkord.cluster.process.NodeProcess;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.samples.support.Place;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Arrays on real processes that are really killed: each graph must give what one thread gives, bit by bit. */
@Tag("processes")
@Timeout(300)
class ArrayProcessesTest {

    private static final int WORKERS = 3;

    private final Terminal silent = new Terminal(nowhere(), nowhere(), false, false);

    @TempDir
    Path folder;

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    @Test
    void threeTwoAndOneWorkersGiveTheSameBitsAlsoWhenOneDiesInTheMiddle() throws Exception {
        Plan plan = Plan.of(folder, WORKERS).withAllow(Place.ALLOWED, Place.ALLOWED_ARRAYS);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect()) {
            NodeProcess third = cluster.workers().get(2);
            NodeProcess second = cluster.workers().get(1);

            check(akkord, new StatsSample(40_000), "stats-on-3", status -> {});
            check(akkord, new ProductSample(1000, 70), "matmul-from-3-to-2", status -> kill(third, status));
            check(akkord, new SvdSample(20_000), "svd-on-2", status -> {});
            check(akkord, new ProductSample(900, 50), "matmul-from-2-to-1", status -> kill(second, status));
            check(akkord, new StatsSample(30_000), "stats-on-1", status -> {});

            assertThat(third.isAlive()).isFalse();
            assertThat(second.isAlive()).isFalse();
        }
    }

    private static void kill(NodeProcess victim, GraphStatus status) {
        assertThat(status.state().isFinal()).as("it must run still").isFalse();
        victim.kill();
    }

    private void check(Session akkord, ArraySample sample, String id, Consumer<GraphStatus> strike) throws Exception {
        ArrayRun run = ArrayRun.on(akkord, sample, id, strike, silent);
        assertThat(ArrayRun.digest(run.results())).as(id).isEqualTo(ArrayRun.digest(ArraySampleTest.results(sample)));
    }
}
