package io.akkord.samples.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.Akkord;
import io.akkord.api.Graph;
import io.akkord.api.GraphOptions;
import io.akkord.api.Session;
import io.akkord.api.SettingsException;
import io.akkord.simulation.workload.LayeredGraph;
import io.akkord.simulation.workload.Workload;
import io.akkord.simulation.workload.WorkloadBuilder;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {

    private static Map<String, Object> run(Graph graph) throws Exception {
        try (Session session = Akkord.inline()) {
            return session.submit(graph, GraphOptions.DEFAULT)
                    .result()
                    .toCompletableFuture()
                    .get();
        }
    }

    @Test
    void everyOutputIsWhatFollowsFromTheGraph() throws Exception {
        Workload workload = new LayeredGraph(60, 2).workload().scaled(0, 1e-3);
        WorkflowGraph graph = new WorkflowGraph(workload, Work.Pace.SLEEP, true);
        Map<String, Object> outputs = new HashMap<>(run(graph.graph()));
        assertThat(graph.wrong(outputs)).isZero();
        String one = outputs.keySet().iterator().next();
        outputs.put(one, new byte[100]);
        assertThat(graph.wrong(outputs)).isEqualTo(1);
    }

    @Test
    void tasksWithTheSameInputsStaySeparate() throws Exception {
        WorkloadBuilder builder = new WorkloadBuilder();
        int a = builder.task("a", "op", 0, 10);
        for (int i = 0; i < 3; i++) {
            builder.edge(a, builder.task("b" + i, "op", 0, 10 + i));
        }
        WorkflowGraph graph = new WorkflowGraph(builder.build("fork", "fork"), Work.Pace.SLEEP, false);
        Map<String, Object> outputs = run(graph.graph());
        assertThat(outputs).containsOnlyKeys("b0", "b1", "b2");
        assertThat((byte[]) outputs.get("b2")).hasSize(12);
        assertThat(graph.wrong(outputs)).isZero();
    }

    @Test
    void computingTakesTheProcessorTimeThatItShould() throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Object value = new Work("op", Work.Pace.COMPUTE).apply(List.of(new Step("a", 20_000_000, 1000)));
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .isGreaterThanOrEqualTo(20_000_000);
        assertThat((byte[]) value).hasSize(1000);
    }

    @Test
    void resultsThatCannotBeHeldAreRefused() {
        WorkloadBuilder builder = new WorkloadBuilder();
        builder.task("a", "op", 0, 1L << 40);
        Workload workload = builder.build("big", "big");
        assertThatThrownBy(() -> new WorkflowGraph(workload, Work.Pace.SLEEP, false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("1099511627776 bytes; give --file-scale");
    }
}
