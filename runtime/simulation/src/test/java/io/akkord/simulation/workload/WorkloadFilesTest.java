package io.akkord.simulation.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.akkord.api.GraphNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadFilesTest {

    @TempDir
    private Path directory;

    private static Workload resource(String name) {
        try {
            return WorkloadFiles.read(
                    Path.of(Objects.requireNonNull(WorkloadFilesTest.class.getResource("/workloads/" + name))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Workload written(String name, String text) {
        try {
            return WorkloadFiles.read(Files.writeString(directory.resolve(name), text.replace('\'', '"')));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Expected values printed by oracle.py beside the files. */
    @ParameterizedTest
    @CsvSource({
        "fork-1.4.json, 4, 4, 8.5, 10.75, 2148",
        "steps-1.5.json, 4, 4, 2.625, 3.625, 3000001020",
        "files-1.5.json, 3, 2, 3, 3, 70",
        "plain.stg, 12, 17, 57, 82, 0",
        "costs.stg, 5, 5, 6, 6, 1125000000",
        "prototype.stg, 4, 4, 34, 40, 0",
        "sums.json, 8, 10, 4.5, 4.5, 2112"
    })
    void aFileGivesTheGraphThatTheOracleSees(
            String file, int tasks, int edges, double critical, double work, long bytes) {
        Workload workload = resource(file);
        assertThat(workload.taskCount()).isEqualTo(tasks);
        assertThat(workload.edgeCount()).isEqualTo(edges);
        assertThat(longestPath(workload) / 1e9).isEqualTo(critical, within(1e-9));
        assertThat(Arrays.stream(workload.runNanos()).sum() / 1e9).isEqualTo(work, within(1e-9));
        assertThat(Arrays.stream(workload.resultBytes()).sum()).isEqualTo(bytes);
        assertThat(workload.simulated().taskCount()).isEqualTo(tasks);
    }

    private static long longestPath(Workload workload) {
        long[] end = new long[workload.taskCount()];
        for (int task = 0; task < end.length; task++) {
            for (int at = workload.inputOffsets()[task]; at < workload.inputOffsets()[task + 1]; at++) {
                end[task] = Math.max(end[task], end[workload.inputs()[at]]);
            }
            end[task] += workload.runNanos()[task];
        }
        return Arrays.stream(end).max().orElse(0);
    }

    @Test
    void operationsAreKindsOfTasksNotTasks() {
        assertThat(resource("fork-1.4.json").operationNames()).containsExactly("join", "side", "split");
        assertThat(resource("steps-1.5.json").operationNames()).containsExactly("sort", "map", "end");
        assertThat(written(
                                "w.json",
                                "{'workflow': {'tasks': [{'name': 'mDiff_ID0000012'}, {'name': 'mDiff_ID0000013'}, {'id': '7'}]}}")
                        .operationNames())
                .containsExactly("mDiff", "7");
    }

    @Test
    void whatHadToBeAssumedIsNoted() {
        Workload bare = written(
                "w.json",
                "{'workflow': {'specification': {'tasks': [{'id': 'a', 'outputFiles': ['f']}, {'id': 'b'}]}}}");
        assertThat(bare.notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("2 of 2 tasks have no run time"))
                .anyMatch(note -> note.contains("\"f\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tasks':[{'id':'a','parents':['b']},{'id':'b','parents':['c']},{'id':'c','parents':['a']}] | w.json:1 | cycle: c -> b -> a -> c",
                "'tasks':[{'id':'a','parents':['a']}] | w.json | cycle: a -> a",
                "'tasks':[{'id':'a','parents':['z']}] | w.json:1:23 | \"z\" of task \"a\" is no task",
                "'tasks':[{'id':'a','children':['z']}] | w.json:1:23 | child \"z\"",
                "'tasks':[{'id':'a'},{'id':'a'}] | w.json:1:34 | is there already, at w.json:1:23",
                "'tasks':[{'id':'a','name':'n'},{'id':'b','name':'n'},{'id':'c','parents':['n']}] | w.json | refer to one by its id",
                "'tasks':[{'id':'a','runtimeInSeconds':-1}] | w.json:1:52 | run time of task \"a\" is -1; give 0 or more",
                "'tasks':[{'id':'a','runtimeInSeconds':'x'}] | w.json:1:52 | give a number",
                "'tasks':[{'id':'a','runtimeInSeconds':1e12}] | w.json | at most 1000000000",
                "'tasks':[{'parents':[]}] | w.json:1:23 | neither id nor name",
                "'tasks':[{'id':'a','files':[{'name':'f','sizeInBytes':1,'link':'inout'}]}] | w.json:1 | link of file \"f\" is \"inout\"",
                "'tasks':[{'id':'a','id':'b'}] | w.json:1:37 | Duplicate field",
                "'tasks':[] | w.json | there is no task",
                "'tasks':{} | w.json:1:22 | tasks is to be an array, but is an object",
                "'specification':{'tasks':[{'id':'a'}]},'execution':{'tasks':[{'id':'b','runtimeInSeconds':1}]} | w.json:1 | execution \"b\"",
                "'specification':{'tasks':[{'id':'a'}]},'execution':{'tasks':[{'id':'a','runtimeInSeconds':1},{'id':'a','runtimeInSeconds':1}]} | w.json:1 | keep one"
            })
    void aBrokenWorkflowIsRefusedWithItsPlaceAndWhatToDo(String workflow, String place, String said) {
        assertThatThrownBy(() -> written("w.json", "{'workflow':{" + workflow + "}}"))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(said.replace("Duplicate field 'id'", "Duplicate field \"id\"")
                        .replace('"', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'workflow': | g.json:1 | repair the JSON",
                "[1] | g.json:1:1 | is to be an object, but is an array",
                "{} | g.json | no key",
                "{} {} | g.json:1:4 | more behind the end",
                "{'a': ['f', 'b'], 'b': ['f', 'a']} | g.json | cycle: b -> a -> b",
                "{'a': {'seconds': 1}} | g.json | has no task",
                "{'a': {'task': ['f'], 'sec': 1}} | g.json:1:30 | \"sec\" is no field"
            })
    void aBrokenDaskGraphIsRefusedWithItsPlaceAndWhatToDo(String text, String place, String said) {
        assertThatThrownBy(() -> written("g.json", text))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1;0 0 0;1 x 1 0 | s.stg:3:3 | \"x\" is no whole number",
                "1;0 0 0;1 5 1 9;2 0 1 1 | s.stg:3:7 | predecessor 9; there are only tasks 0 to 2",
                "2;0 0 0;1 5 1 0 | s.stg | the file ends before the number of task 2",
                "1;0 0 0;1 5 1 0;2 0 1 1;3 0 1 2 | s.stg:5:1 | more behind the last task",
                "1;0 0 0;1 5 1 2;2 0 1 1 | s.stg:4:1 | cycle",
                " | s.stg:1:1 | the file ends before the number of tasks"
            })
    void aBrokenStandardTaskGraphIsRefusedWithItsPlaceAndWhatToDo(String text, String place, String said) {
        assertThatThrownBy(() -> written("s.stg", text == null ? "" : text.replace(';', '\n')))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(said);
    }

    @Test
    void aFolderGivesItsGraphsInOrderOfTheirNames() {
        written("b.json", "{'a': ['f']}");
        written("a.stg", "1\n0 0 0\n1 5 1 0\n2 0 1 1\n");
        assertThat(WorkloadFiles.readAll(directory)).extracting(Workload::name).containsExactly("a", "b");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> WorkloadFiles.readAll(directory)).isInstanceOf(GraphNotFoundException.class);
        assertThatThrownBy(() -> WorkloadFiles.read(directory.resolve("none.json")))
                .isInstanceOf(GraphNotFoundException.class);
        assertThatThrownBy(() -> written("x.txt", "")).hasMessageContaining("neither .json nor .stg");
    }

    @Test
    void deepNestingIsRefusedInsteadOfOverflowingTheStack() {
        assertThatThrownBy(() -> written("g.json", "{'a': " + "[".repeat(100_000)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("nesting");
    }
}
