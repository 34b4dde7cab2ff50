package io.akkord.simulation.mutant;

import io.akkord.core.graph.OperationSpec;
import io.akkord.core.worker.TaskRow;
import io.akkord.core.worker.WorkerPort;
import io.akkord.simulation.Mutant;
import io.akkord.simulation.Seams;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bugs in what a worker's dataflow does to its surroundings. */
final class EffectMutants {

    private EffectMutants() {}

    static List<Mutant> all() {
        return List.of(
                does("kept-results", "results that are let go stay in the store", port -> new ForwardingPort(port) {
                    @Override
                    public void release(String graph, int[] tasks) {}
                }),
                does("kept-graph", "a closed graph stays in the store", port -> new ForwardingPort(port) {
                    @Override
                    public void closeGraph(String graph) {}
                }),
                does(
                        "blind-to-code",
                        "a worker takes its own code for that of the graph",
                        port -> new ForwardingPort(port) {
                            @Override
                            public long[] defineOperations(String graph, int first, List<OperationSpec> operations) {
                                super.defineOperations(graph, first, operations);
                                return operations.stream()
                                        .mapToLong(OperationSpec::fingerprint)
                                        .toArray();
                            }
                        }),
                does("trusted-lease", "effects begin under a lease that may be over", port -> new ForwardingPort(port) {
                    @Override
                    public boolean isCounted(String graph) {
                        return true;
                    }
                }),
                does("no-second-try", "the pause before another try never ends", port -> new ForwardingPort(port) {
                    @Override
                    public void retryLater(TaskRow row, long millis) {}
                }),
                does("started-twice", "a ready task is started twice", port -> new ForwardingPort(port) {
                    @Override
                    public void start(TaskRow row) {
                        super.start(row);
                        super.start(row);
                    }
                }));
    }

    private static Mutant does(String name, String what, UnaryOperator<WorkerPort> change) {
        return new Mutant(name, what, () -> new Seams() {
            @Override
            public WorkerPort port(WorkerPort effects) {
                return change.apply(effects);
            }
        });
    }
}
