package io.akkord.simulation.quality;

import io.akkord.simulation.ClusterSpec;
import io.akkord.simulation.SimulatedWork;
import io.akkord.simulation.workload.Workload;

/** What the scheduler knows beforehand, and what moving results costs. */
public enum QualityMode {
    /** Each task's run time is given as a hint; messages and results take no time, and results have no size. */
    KNOWN {
        @Override
        SimulatedWork work(Workload workload) {
            return workload.withCosts(workload.runNanos(), new long[workload.taskCount()])
                    .simulatedWithHints();
        }

        @Override
        ClusterSpec cluster(int workers, int slots) {
            return ClusterSpec.of(workers, slots).withFreeNetwork();
        }
    },
    /** The same, but run times are learnt from the tasks of the same operation as they end. */
    UNKNOWN {
        @Override
        SimulatedWork work(Workload workload) {
            return workload.withCosts(workload.runNanos(), new long[workload.taskCount()])
                    .simulated();
        }

        @Override
        ClusterSpec cluster(int workers, int slots) {
            return ClusterSpec.of(workers, slots).withFreeNetwork();
        }
    },
    /** Run times and sizes are given as hints; results have their sizes and move at 1 Gbit/s, messages take 100 µs. */
    FILES {
        @Override
        SimulatedWork work(Workload workload) {
            return workload.simulatedWithHints();
        }

        @Override
        ClusterSpec cluster(int workers, int slots) {
            return ClusterSpec.of(workers, slots)
                    .withNetwork(LATENCY_NANOS, GIGABIT_BYTES)
                    .withMemory(PLENTY);
        }
    };

    private static final long LATENCY_NANOS = 100_000;
    private static final long GIGABIT_BYTES = 125_000_000;
    private static final long PLENTY = 1L << 50;

    abstract SimulatedWork work(Workload workload);

    abstract ClusterSpec cluster(int workers, int slots);
}
