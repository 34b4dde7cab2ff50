package io.akkord.samples.bench;

import io.akkord.api.SettingsException;
import io.akkord.cluster.cli.Terminal;
import io.akkord.samples.workflow.Work;
import io.akkord.samples.workflow.WorkflowGraph;
import io.akkord.simulation.workload.RsdsGraph;
import io.akkord.simulation.workload.Workload;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Graphs of the RSDS suite as a command. */
@Command(
        name = "rsds",
        description = {
            "Measure a graph of the suite by which RSDS and HyperQueue are measured against Dask, with synthetic tasks.",
            "By default tasks take no time and give 8 bytes, so that what is measured is the runtime; --times 1 --sizes 1"
                    + " for the run times and sizes of the suite."
        })
public final class RsdsCommand extends GraphCommand {

    @Option(
            names = "--graph",
            description =
                    "merge, merge_slow, tree, bag, numpy, groupby, join, vectorizer or wordbag. Default: groupby.")
    private RsdsGraph graph = RsdsGraph.GROUPBY;

    @Option(
            names = "--size",
            description = "Depth of a tree, else partitions; of one axis for numpy and bag. Default: ${DEFAULT-VALUE}.")
    private int size = 360;

    @Option(names = "--times", description = "Factor for the suite's run times. Default: ${DEFAULT-VALUE}.")
    private double times;

    @Option(names = "--sizes", description = "Factor for the suite's sizes. Default: ${DEFAULT-VALUE}.")
    private double sizes;

    @Option(names = "--seed", description = "Of the run times and sizes. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    public RsdsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Subject subject() {
        requireFactor("--times", times);
        requireFactor("--sizes", sizes);
        Workload workload = graph.workload(size, seed).scaled(times, sizes);
        WorkflowGraph runnable = new WorkflowGraph(workload, Work.Pace.COMPUTE, false);
        return new Subject(
                "rsds-" + graph.name().toLowerCase(Locale.ROOT),
                workload.taskCount(),
                runnable.graph(),
                outputs -> runnable.wrong(outputs) == 0);
    }

    private static void requireFactor(String option, double value) {
        if (!(value >= 0) || value > 1e3) {
            throw new SettingsException(option + " is " + value + "; give a factor from 0 to 1000, such as 0.1");
        }
    }
}
