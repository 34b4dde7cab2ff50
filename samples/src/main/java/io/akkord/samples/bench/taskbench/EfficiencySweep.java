package io.akkord.samples.bench.taskbench;

import io.akkord.samples.bench.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The minimum effective task granularity (METG) after Slaughter et al., "Task Bench" (SC'20): the time per task, wall time
 * times cores, at which half of the machine's peak is reached, between the two neighbouring points of a sweep that halves
 * the kernel's iterations again and again.
 */
final class EfficiencySweep {

    /** Runs the graph with so many iterations a task; answers with seconds. */
    interface Measurement {
        double seconds(long iterations) throws Exception;
    }

    /** What the machine can do now: floating-point operations a second on as many cores. */
    interface Peak {
        double flopsPerSecond() throws Exception;
    }

    /**
     * One length of the kernel.
     *
     * @param micros wall time times cores, per task
     * @param efficiency share of the peak, from 0 to about 1
     * @param peak floating-point operations a second, measured beside the runs
     */
    record Point(long iterations, double seconds, double micros, double efficiency, double peak) {}

    private static final int MOST_REPETITIONS = 5;
    private static final double HALF = 0.5;
    private static final int POINTS_BELOW = 2;
    private static final double MICROS_A_SECOND = 1e6;

    private final List<Point> points = new ArrayList<>();
    private final int tasks;
    private final int cores;
    private final Peak peak;

    /**
     * @param tasks of one run
     * @param cores that run tasks
     * @param peak asked before each run
     */
    EfficiencySweep(int tasks, int cores, Peak peak) {
        this.tasks = tasks;
        this.cores = cores;
        this.peak = peak;
    }

    /** Measures from the longest kernel down until two lengths are below half of the peak. */
    void run(long longest, Measurement measurement) throws Exception {
        int below = 0;
        for (long iterations = longest; iterations >= 1 && below < POINTS_BELOW; iterations /= 2) {
            int repetitions = Math.min(points.size() + 1, MOST_REPETITIONS);
            double sum = 0;
            List<Double> peaks = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                peaks.add(peak.flopsPerSecond());
                sum += measurement.seconds(iterations);
            }
            Point point = point(iterations, sum / repetitions, Medians.of(peaks));
            points.add(point);
            below += point.efficiency() < HALF ? 1 : 0;
        }
    }

    private Point point(long iterations, double seconds, double rate) {
        double flops = tasks * new Kernel(Kernel.Kind.COMPUTE_BOUND, iterations, 0, 0, 1).flops();
        return new Point(iterations, seconds, seconds * cores / tasks * MICROS_A_SECOND, flops / seconds / rate, rate);
    }

    List<Point> points() {
        return points;
    }

    /** Microseconds; empty if no point, or every point, has half of the peak. */
    OptionalDouble metgMicros() {
        Point best = null;
        for (Point point : points) {
            if (point.efficiency() >= HALF && (best == null || point.micros() < best.micros())) {
                best = point;
            }
        }
        if (best == null || best.equals(points.get(points.size() - 1))) {
            return OptionalDouble.empty();
        }
        Point finer = points.get(points.indexOf(best) + 1);
        return OptionalDouble.of(finer.micros() < best.micros() ? between(best, finer) : best.micros());
    }

    private static double between(Point above, Point below) {
        double share = (above.efficiency() - HALF) / (above.efficiency() - below.efficiency());
        return above.micros() + share * (below.micros() - above.micros());
    }
}
