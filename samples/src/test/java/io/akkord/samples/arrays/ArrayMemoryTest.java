package io.akkord.samples.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import io.akkord.api.Session;
import io.akkord.array.Block;
import io.akkord.array.Chunked;
import io.akkord.array.Chunks;
import io.akkord.array.Randoms;
import io.akkord.cluster.process.JvmFlags;
import io.akkord.cluster.process.ProcessCluster;
import io.akkord.cluster.process.ProcessCluster.Plan;
import io.akkord.execution.inline.InlineSession;
import io.akkord.samples.support.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An array that fits neither into the memory for results nor into the heap of the worker. */
@Tag("processes")
@Timeout(300)
class ArrayMemoryTest {

    private static final int ROWS = 6144;
    private static final int COLUMNS = 4096;
    private static final int CUT = 128;
    private static final String LIMIT = "48 MiB";
    private static final String HEAP = "-Xmx160m";

    @TempDir
    Path folder;

    /** From chunks of rows to chunks of columns: no new chunk is there before all old ones were. */
    private static List<Block> turned(Session session) {
        Chunked x = Randoms.seeded(3).normal(Chunks.regular(new long[] {ROWS, COLUMNS}, CUT, COLUMNS), 1, 2);
        assertThat(x.bytes()).isEqualTo(4 * (48L << 20));
        Chunked columns = x.rechunk(ROWS, CUT);
        return Chunked.compute(
                session, x.mean(), columns.mean(), columns.times(2).minus(1).max());
    }

    @Test
    void meanAndRechunkOfFourTimesTheMemoryFinishWithSpill() {
        Plan plan = Plan.of(folder, 1)
                .withSlots(2)
                .withFlags(JvmFlags.QUICK.with(HEAP))
                .withSetting("akkord.worker.memory-limit=" + LIMIT)
                .withAllow(Place.ALLOWED, Place.ALLOWED_ARRAYS);
        try (ProcessCluster cluster = ProcessCluster.start(plan);
                Session akkord = cluster.connect();
                Session inline = new InlineSession()) {
            assertThat(turned(akkord)).isEqualTo(turned(inline));
        }
    }
}
