package io.akkord.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairNetworkTest {

    private static final long GIGABYTE_A_SECOND = 1_000_000_000L;

    private final VirtualTime time = new VirtualTime();
    private final FairNetwork network = new FairNetwork(time, GIGABYTE_A_SECOND);

    private void workers(int count) {
        for (int i = 0; i < count; i++) {
            network.addWorker();
        }
    }

    private long endOf(int from, int to, long bytes) {
        long[] end = {-1};
        network.begin(from, to, bytes, () -> end[0] = time.now());
        while (end[0] < 0) {
            time.step();
        }
        return end[0];
    }

    @Test
    void aTransferAloneHasTheWholeInterface() {
        workers(2);
        assertThat(endOf(0, 1, 5_000)).isEqualTo(5_000);
        assertThat(network.bytesMoved()).isEqualTo(5_000);
    }

    @Test
    void twoThatShareAnInterfaceTakeTwiceAsLongAndTheRestIsGivenToTheOneThatStays() {
        workers(3);
        List<Long> ends = new ArrayList<>();
        network.begin(0, 1, 1_000, () -> ends.add(time.now()));
        network.begin(0, 2, 3_000, () -> ends.add(time.now()));
        while (!time.isEmpty()) {
            time.step();
        }
        assertThat(ends).containsExactly(2_000L, 4_000L);
    }

    /** Max-min fair means: each transfer uses a full interface on which none has more than it. */
    @Test
    void everyTransferHasABottleneckWhereNoneHasMore() {
        SplittableRandom random = new SplittableRandom(11);
        int workers = 12;
        workers(workers);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int[] pair = {random.nextInt(workers), random.nextInt(workers)};
            pairs.add(pair);
            network.begin(pair[0], pair[1], 1_000_000_000L, () -> {});
        }
        time.step();
        double[] out = new double[workers];
        double[] in = new double[workers];
        double[] mostOut = new double[workers];
        double[] mostIn = new double[workers];
        double[] rates = new double[pairs.size()];
        int[] seen = new int[workers];
        for (int i = 0; i < rates.length; i++) {
            int[] pair = pairs.get(i);
            rates[i] = network.ratesFrom(pair[0])[seen[pair[0]]++];
            out[pair[0]] += rates[i];
            in[pair[1]] += rates[i];
            mostOut[pair[0]] = Math.max(mostOut[pair[0]], rates[i]);
            mostIn[pair[1]] = Math.max(mostIn[pair[1]], rates[i]);
        }
        assertThat(Math.max(
                        Arrays.stream(out).max().orElse(0),
                        Arrays.stream(in).max().orElse(0)))
                .isLessThanOrEqualTo(1 + 1e-9);
        for (int i = 0; i < rates.length; i++) {
            int[] pair = pairs.get(i);
            boolean atSender = out[pair[0]] > 1 - 1e-9 && rates[i] >= mostOut[pair[0]] - 1e-9;
            boolean atReceiver = in[pair[1]] > 1 - 1e-9 && rates[i] >= mostIn[pair[1]] - 1e-9;
            assertThat(atSender || atReceiver)
                    .as("transfer %d at %f", i, rates[i])
                    .isTrue();
        }
    }

    @Test
    void whateverComesAndGoesAllBytesArriveInTheTimeThatTheyNeedAtLeast() {
        SplittableRandom random = new SplittableRandom(13);
        workers(4);
        long[] left = {200};
        long[] bytes = {0};
        for (int i = 0; i < 200; i++) {
            int to = random.nextInt(1, 4);
            long size = random.nextLong(1, 100_000);
            bytes[0] += size;
            time.after(random.nextLong(1_000_000), () -> network.begin(0, to, size, () -> left[0]--));
        }
        while (left[0] > 0) {
            time.step();
        }
        assertThat((double) time.now()).isGreaterThan(bytes[0] * 0.99).isCloseTo(bytes[0], within(1_000_000.0));
    }
}
