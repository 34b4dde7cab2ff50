package io.akkord.simulation.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorsTest {

    /** Edges on the longest path. */
    private static int depth(Workload workload) {
        int[] levels = new int[workload.taskCount()];
        int deepest = 0;
        for (int task = 0; task < levels.length; task++) {
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                levels[task] = Math.max(levels[task], levels[workload.inputs()[at]] + 1);
            }
            deepest = Math.max(deepest, levels[task]);
        }
        return deepest;
    }

    /** Tasks, edges and longest paths as the suite's published table has them. */
    @ParameterizedTest
    @CsvSource({
        "MERGE, 10000, 10001, 10000, 1",
        "MERGE_SLOW, 5000, 5001, 5000, 1",
        "TREE, 15, 32767, 32766, 14",
        "BAG, 10, 236, 415, 6",
        "BAG, 50, 5458, 10357, 7",
        "BAG, 100, 21631, 41430, 8",
        "NUMPY, 10, 209, 228, 7",
        "NUMPY, 50, 4892, 5491, 9",
        "NUMPY, 100, 19334, 21783, 10",
        "GROUPBY, 270, 1434, 1973, 7",
        "GROUPBY, 2160, 11424, 15743, 8",
        "GROUPBY, 8640, 45674, 62953, 9",
        "JOIN, 24, 673, 1224, 5",
        "VECTORIZER, 301, 301, 0, 0",
        "WORDBAG, 50, 250, 200, 2"
    })
    void theSuitesGraphsAreAsLargeAsItsTableSays(RsdsGraph graph, int number, int tasks, int edges, int longest) {
        Workload workload = graph.workload(number, 1);
        assertThat(workload.taskCount()).isEqualTo(tasks);
        assertThat(workload.edgeCount()).isEqualTo(edges);
        assertThat(depth(workload)).isEqualTo(longest);
    }

    /** Tasks and longest paths as published for Estee. */
    @ParameterizedTest
    @CsvSource({
        "PLAIN_NORMAL, 380, 0",
        "TRIPLETS, 330, 2",
        "MERGE_NEIGHBOURS, 214, 1",
        "MERGE_TRIPLETS, 148, 1",
        "MERGE_SMALL_BIG, 240, 1",
        "FORK_1, 300, 1",
        "BIGMERGE, 321, 1",
        "DURATION_STAIRS, 380, 0",
        "SIZE_STAIRS, 191, 1",
        "SPLITTERS, 255, 7",
        "CONFLUX, 255, 7",
        "GRID, 361, 36",
        "FERN, 401, 200"
    })
    void elementaryGraphsAreAsLargeAsEsteesAre(EsteeShape shape, int tasks, int longest) {
        Workload workload = shape.workload(3);
        assertThat(workload.taskCount()).isEqualTo(tasks);
        assertThat(depth(workload)).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 1000, 10_000})
    void layersHaveTheTasksAskedForAndHangTogether(int tasks) {
        Workload workload = new LayeredGraph(tasks, 5).workload();
        assertThat(workload.taskCount()).isEqualTo(tasks);
        if (tasks > 100) {
            assertThat(workload.edgeCount()).isGreaterThan(tasks);
            assertThat(depth(workload)).isGreaterThan(10);
        }
    }

    @ParameterizedTest
    @EnumSource(EsteeShape.class)
    void aSeedGivesTheSameGraphAgainAndAnotherGivesOtherCosts(EsteeShape shape) {
        assertThat(shape.workload(1).runNanos()).isEqualTo(shape.workload(1).runNanos());
        boolean fixed = shape == EsteeShape.DURATION_STAIRS || shape == EsteeShape.SIZE_STAIRS;
        if (!fixed) {
            assertThat(shape.workload(1).runNanos())
                    .isNotEqualTo(shape.workload(2).runNanos());
        }
    }

    @Test
    void everySetCanBeMadeAndCompiled() {
        for (Workload workload : GeneratedWorkloads.named("all")) {
            assertThat(workload.simulated().taskCount()).isEqualTo(workload.taskCount());
        }
        assertThatThrownBy(() -> GeneratedWorkloads.named("every")).hasMessageContaining("taskbench");
    }
}
