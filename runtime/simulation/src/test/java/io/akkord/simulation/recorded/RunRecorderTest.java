package io.akkord.simulation.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.akkord.api.GraphOptions;
import io.akkord.api.GraphStatus;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.message.Completions;
import io.akkord.core.supervisor.GraphEvent;
import io.akkord.simulation.ClusterSpec;
import io.akkord.simulation.RunReport;
import io.akkord.simulation.SimulatedRun;
import io.akkord.simulation.quality.QualityStudy;
import io.akkord.simulation.workload.LayeredGraph;
import io.akkord.simulation.workload.TaskBench;
import io.akkord.simulation.workload.TaskBenchPattern;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunRecorderTest {

    private static final long SUBMITTED_MILLIS = 1_700_000_000_000L;

    /** The facts of a simulated run, as a journal would have them, all bodies so much later than in the simulation. */
    private static RunRecorder recorded(Workload workload, RunReport report, long lateMicros) {
        RunRecorder recorder = new RunRecorder();
        GraphSegment segment = workload.simulated().segment();
        recorder.accept(new GraphEvent.EpochStarted(1, "node", SUBMITTED_MILLIS), SUBMITTED_MILLIS);
        recorder.accept(new GraphEvent.GraphPart(0, 0, SegmentCodec.encode(segment)), SUBMITTED_MILLIS);
        recorder.accept(
                new GraphEvent.GraphSubmitted(1, 0, GraphOptions.DEFAULT, false, SUBMITTED_MILLIS), SUBMITTED_MILLIS);
        int tasks = workload.taskCount();
        int[] all = IntStream.range(0, tasks).toArray();
        int[] ones = new int[tasks];
        Arrays.fill(ones, 1);
        long[] starts = Arrays.stream(report.trace().startNanos())
                .map(nanos -> SUBMITTED_MILLIS * 1000 + lateMicros + nanos / 1000)
                .toArray();
        int[] runs = Arrays.stream(workload.runNanos())
                .mapToInt(nanos -> (int) (nanos / 1000))
                .toArray();
        recorder.accept(
                new GraphEvent.TasksCompleted(
                        report.trace().workers(),
                        new Completions(
                                all,
                                ones,
                                starts,
                                runs,
                                new int[tasks],
                                workload.resultBytes(),
                                new int[tasks],
                                new byte[tasks],
                                new int[tasks],
                                new byte[0])),
                SUBMITTED_MILLIS);
        return recorder;
    }

    private static RunReport simulated(Workload workload, ClusterSpec cluster) {
        return SimulatedRun.of(workload.simulated(), cluster, GraphOptions.DEFAULT, QualityStudy.USUAL)
                .traced()
                .run();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 1", "3, 4"})
    void aRunThatWasSimulatedIsForetoldAsItWas(int workers, int slots) {
        Workload workload = new LayeredGraph(400, workers).workload();
        RunReport report = simulated(workload, ClusterSpec.of(workers, slots));
        RunRecorder recorder = recorded(workload, report, 500_000);
        recorder.accept(new GraphEvent.GraphCompleted(GraphStatus.State.COMPLETED, "", 0), SUBMITTED_MILLIS);
        RecordedRun run = recorder.run("run");
        assertThat(run.workers()).isEqualTo(workers);
        assertThat(run.slots()).isEqualTo(slots);
        assertThat(run.startupNanos() / 1e9).isEqualTo(0.5, within(0.01));
        assertThat(run.realNanos() / 1e9).isEqualTo(0.5 + report.makespanNanos() / 1e9, within(0.001));
        assertThat(Forecast.asItWas(run, QualityStudy.USUAL).errorPercent(run)).isBetween(-5.0, 5.0);
    }

    /** A chain runs on one slot only, whatever there is. */
    @Test
    void theClusterIsAsTheJournalSaysAndNotAsMuchAsWasUsed() {
        Workload workload = TaskBench.of(TaskBenchPattern.NO_COMM, 1, 50).workload(1_000_000, 0, 8);
        RunRecorder recorder = recorded(workload, simulated(workload, ClusterSpec.of(3, 4)), 0);
        for (int worker = 0; worker < 3; worker++) {
            recorder.accept(
                    new GraphEvent.WorkerAdopted(worker, "node", List.of("worker"), 4, new TreeMap<>(), 0),
                    SUBMITTED_MILLIS);
        }
        recorder.accept(new GraphEvent.GraphCompleted(GraphStatus.State.COMPLETED, "", 0), SUBMITTED_MILLIS);
        RecordedRun run = recorder.run("run");
        assertThat(run.workers()).isEqualTo(3);
        assertThat(run.slots()).isEqualTo(4);
    }

    @Test
    void aRunThatHasNotEndedIsRefused() {
        Workload workload = new LayeredGraph(10, 1).workload();
        RunRecorder recorder = recorded(workload, simulated(workload, ClusterSpec.of(1, 1)), 0);
        assertThatThrownBy(() -> recorder.run("run"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("has not ended: 10 of 10 tasks are recorded");
    }
}
