package io.akkord.samples.bench.array;

import io.akkord.api.AkkordException;
import io.akkord.api.Session;
import io.akkord.array.Chunked;
import io.akkord.cluster.cli.ProgressBar;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.bench.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures one case on a session: some unmeasured runs, then some whose median counts. What a product is compared with runs in
 * turns with it, so that both see the same load.
 */
final class ArrayBench {

    /**
     * What was measured.
     *
     * @param seconds median, from the call of compute to the number at the client
     * @param value the number
     * @param cpuSeconds of this process in a run, of all its threads; median
     * @param direct one call of OpenBLAS with as many threads as slots, medians of those between the runs; 0 if the case is
     *     no product
     */
    record Outcome(
            ArrayCase what,
            double seconds,
            List<Double> runs,
            double cpuSeconds,
            double value,
            DirectProduct.Cost direct) {

        /** The part of the direct call's speed that is reached. */
        double ratioToDirect() {
            return direct.seconds() / seconds;
        }

        /** The same in seconds of processors, which other processes disturb less. */
        double cpuRatioToDirect() {
            return direct.cpuSeconds() / cpuSeconds;
        }
    }

    private static final double NANOS_A_SECOND = 1e9;

    private final Session session;
    private final Terminal terminal;
    private final int warm;
    private final int runs;
    private final int scale;
    private final int slots;

    ArrayBench(Session session, Terminal terminal, int warm, int runs, int scale, int slots) {
        this.session = session;
        this.terminal = terminal;
        this.warm = warm;
        this.runs = runs;
        this.scale = scale;
        this.slots = slots;
    }

    Outcome measure(ArrayCase what) {
        List<Double> seconds = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<DirectProduct.Cost> direct = new ArrayList<>();
        double value = 0;
        try (ProgressBar bar = terminal.progress(what.word(), warm + runs)) {
            for (int run = 0; run < warm + runs; run++) {
                Chunked expression = what.expression(scale);
                double cpuBefore = Load.cpuSeconds();
                long started = System.nanoTime();
                double found = expression.computeScalar(session);
                double took = (System.nanoTime() - started) / NANOS_A_SECOND;
                if (run > 0 && Double.compare(found, value) != 0) {
                    throw new AkkordException(what.word() + " gave " + value + " and then " + found);
                }
                value = found;
                if (run >= warm) {
                    seconds.add(took);
                    cpu.add(Load.cpuSeconds() - cpuBefore);
                    direct.add(direct(what));
                }
                bar.update(run + 1);
            }
        }
        DirectProduct.Cost median = new DirectProduct.Cost(
                median(direct.stream().map(DirectProduct.Cost::seconds).toList()),
                median(direct.stream().map(DirectProduct.Cost::cpuSeconds).toList()));
        return new Outcome(what, median(seconds), seconds, median(cpu), value, median);
    }

    private DirectProduct.Cost direct(ArrayCase what) {
        return what.operations() == 0
                ? new DirectProduct.Cost(0, 0)
                : DirectProduct.of(what == ArrayCase.MATMUL_FLOAT, 4096 / scale, slots);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
