package io.akkord.core.simulation;

import com.sun.management.OperatingSystemMXBean;
import io.akkord.api.GraphOptions;
import io.akkord.api.ShardingStrategy;
import io.akkord.api.TaskOptions;
import io.akkord.core.graph.GraphSegment;
import io.akkord.core.graph.OperationSpec;
import io.akkord.core.graph.SegmentCodec;
import io.akkord.core.liveness.WorkerInfo;
import io.akkord.core.message.ToSupervisor;
import io.akkord.core.supervisor.Decision;
import io.akkord.core.supervisor.GraphScheduler;
import io.akkord.core.supervisor.GraphState;
import io.akkord.core.supervisor.Instruction;
import io.akkord.core.supervisor.SchedulerSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures what a task costs in the scheduler and in the worker's dataflow, without network, encoding or bodies: {@code
 * <tasks> <workers> <rounds> [all|locality] [shape]}. To be run by hand.
 */
public final class Rates {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final GraphState state = new GraphState();
    private final GraphScheduler scheduler = new GraphScheduler(state, new SchedulerSettings(10_000, 500_000, 1));
    private final List<InstantWorker> workers = new ArrayList<>();
    private long schedulerNanos;
    private long workerNanos;
    private long replayNanos;
    private long decisions;
    private final boolean replay;
    private final List<io.akkord.core.supervisor.GraphEvent> journal = new ArrayList<>();

    private Rates(boolean replay) {
        this.replay = replay;
    }

    public static void main(String[] args) {
        int tasks = Integer.parseInt(args[0]);
        int workers = Integer.parseInt(args[1]);
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            for (Shape shape : args.length > 4 ? new Shape[] {Shape.valueOf(args[4])} : Shape.values()) {
                for (ShardingStrategy strategy : strategies(args)) {
                    new Rates(round > 0).run(shape, tasks, workers, strategy);
                }
            }
        }
    }

    /** Of the whole process, so that collecting garbage counts and other processes do not. */
    private static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    private static List<ShardingStrategy> strategies(String[] args) {
        return args.length > 3 && args[3].equals("all")
                ? List.of(ShardingStrategy.values())
                : List.of(ShardingStrategy.LOCALITY);
    }

    /** Large regular graphs. */
    enum Shape {
        MERGE {
            @Override
            int[] inputs(int task, int tasks) {
                return task < tasks - 1
                        ? NONE
                        : java.util.stream.IntStream.range(0, task).toArray();
            }
        },
        CHAIN {
            @Override
            int[] inputs(int task, int tasks) {
                return task == 0 ? NONE : new int[] {task - 1};
            }
        },
        /** A thousand chains side by side. */
        CHAINS {
            @Override
            int[] inputs(int task, int tasks) {
                return task < 1000 ? NONE : new int[] {task - 1000};
            }
        },
        STENCIL {
            @Override
            int[] inputs(int task, int tasks) {
                int cell = task % 1000;
                int before = task - 1000;
                return task < 1000
                        ? NONE
                        : new int[] {
                            Math.max(before - 1, before - cell), before, Math.min(before + 1, before - cell + 999)
                        };
            }
        },
        /** One task is read by all. */
        BROADCAST {
            @Override
            int[] inputs(int task, int tasks) {
                return task == 0 ? NONE : new int[] {0};
            }
        },
        TREE {
            @Override
            int[] inputs(int task, int tasks) {
                int leaves = (tasks + 1) / 2;
                int first = 2 * (task - leaves);
                return task < leaves ? NONE : new int[] {first, Math.min(first + 1, task - 1)};
            }
        };

        private static final int[] NONE = {};

        abstract int[] inputs(int task, int tasks);

        GraphSegment segment(int tasks) {
            int[] offsets = new int[tasks + 1];
            int[] inputs = new int[tasks];
            for (int task = 0; task < tasks; task++) {
                int[] own = inputs(task, tasks);
                offsets[task + 1] = offsets[task] + own.length;
                if (offsets[task + 1] > inputs.length) {
                    inputs = Arrays.copyOf(inputs, Math.max(offsets[task + 1], inputs.length * 2));
                }
                System.arraycopy(own, 0, inputs, offsets[task], own.length);
            }
            OperationSpec operation =
                    new OperationSpec(OperationSpec.Kind.CALL, "A", "f", "()J", 6, new byte[0], 1, false, new int[0]);
            return new GraphSegment(
                    0,
                    offsets,
                    Arrays.copyOf(inputs, offsets[tasks]),
                    new int[tasks],
                    0,
                    List.of(operation),
                    new int[tasks],
                    0,
                    List.of(TaskOptions.DEFAULT),
                    new int[tasks + 1],
                    new byte[0],
                    new int[0],
                    List.of(),
                    new int[] {tasks - 1},
                    List.of("last"));
        }
    }

    private void run(Shape shape, int tasks, int count, ShardingStrategy strategy) {
        byte[] encoded = SegmentCodec.encode(shape.segment(tasks));
        scheduler.start("here", 0, 0);
        scheduler.part(0, 0, encoded);
        scheduler.submit(1, SegmentCodec.digest(encoded), GraphOptions.DEFAULT.withSharding(strategy), false, 0);
        decide();
        List<WorkerInfo> present = new ArrayList<>();
        for (int worker = 0; worker < count; worker++) {
            workers.add(new InstantWorker(worker, workers));
            present.add(new WorkerInfo(
                    "worker-" + worker, worker + 1, 1, "node", Set.of(), 4, Map.of(), 0, "path", "host", 1));
        }
        scheduler.workers(present);
        schedulerNanos = 0;
        while (!scheduler.isEnded()) {
            decide();
            work();
        }
        report(shape, tasks, strategy);
    }

    private void decide() {
        long start = cpuNanos();
        Decision decision = scheduler.decide(0, 0);
        schedulerNanos += cpuNanos() - start;
        decisions++;
        if (replay) {
            journal.addAll(decision.events());
        }
        start = cpuNanos();
        for (Instruction instruction : decision.instructions()) {
            if (instruction instanceof Instruction.Send send) {
                workers.get(send.worker()).core().received("measured", send.message());
            }
        }
        workerNanos += cpuNanos() - start;
    }

    private void work() {
        long start = cpuNanos();
        boolean busy = true;
        while (busy) {
            busy = false;
            for (InstantWorker worker : workers) {
                busy |= worker.work();
            }
        }
        workerNanos += cpuNanos() - start;
        for (InstantWorker worker : workers) {
            List<ToSupervisor> reports = worker.takeReports();
            start = cpuNanos();
            reports.forEach(report -> scheduler.received(worker.number(), report));
            schedulerNanos += cpuNanos() - start;
        }
    }

    private void report(Shape shape, int tasks, ShardingStrategy strategy) {
        if (replay) {
            GraphState again = new GraphState();
            long start = cpuNanos();
            journal.forEach(again::apply);
            replayNanos = cpuNanos() - start;
        }
        System.out.printf(
                "%-9s %-12s %,d tasks: scheduler %4d ns, workers %4d ns, replay %4d ns a task; %d decisions%n",
                shape, strategy, tasks, schedulerNanos / tasks, workerNanos / tasks, replayNanos / tasks, decisions);
    }
}
