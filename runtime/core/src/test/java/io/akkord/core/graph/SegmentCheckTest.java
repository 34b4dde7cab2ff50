package io.akkord.core.graph;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.TaskOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of damage is found and named. */
class SegmentCheckTest {

    private static final OperationSpec CALL = new OperationSpec(
            OperationSpec.Kind.CALL, "example.Sums", "next", "()V", 6, new byte[0], 0L, false, new int[0]);

    /** Three tasks: {@code 0}, {@code 1 = f(0, 0)}, {@code 2 = constant}; damaged by one change each. */
    private static final class Parts {
        int firstTask = 0;
        int[] inputOffsets = {0, 0, 2, 2};
        int[] inputs = {0, 0};
        int[] operations = {0, 0, 1};
        List<OperationSpec> operationTable = List.of(CALL, OperationSpec.GIVEN, OperationSpec.fused(new int[] {0, 0}));
        int[] options = {0, 0, 0};
        int[] literalOffsets = {0, 0, 3, 6};
        byte[] literals = {0, 1, 0, 0, 0, 0};
        int[] keyedTasks = {1, 2};
        List<String> keys = List.of("a", "b");
        int[] outputs = {2, 0};
        List<String> outputNames = List.of("x", "y");

        GraphSegment segment() {
            return new GraphSegment(
                    firstTask,
                    inputOffsets,
                    inputs,
                    operations,
                    0,
                    operationTable,
                    options,
                    0,
                    List.of(TaskOptions.DEFAULT),
                    literalOffsets,
                    literals,
                    keyedTasks,
                    keys,
                    outputs,
                    outputNames);
        }
    }

    private static Arguments damage(String message, Consumer<Parts> change) {
        return Arguments.of(message, change);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("task numbers exceed", parts -> parts.firstTask = Integer.MAX_VALUE),
                damage("as many options as tasks", parts -> parts.options = new int[] {0, 0}),
                damage("as many input offsets as tasks", parts -> parts.inputOffsets = new int[] {0, 2}),
                damage("input offsets do not begin at 0", parts -> parts.inputOffsets = new int[] {1, 1, 2, 2}),
                damage("input offsets do not end with", parts -> parts.inputOffsets = new int[] {0, 0, 1, 1}),
                damage("offsets descend at task 1", parts -> parts.inputOffsets = new int[] {0, 2, 0, 2}),
                damage("offsets descend at task 1", parts -> parts.literalOffsets = new int[] {0, 3, 2, 6}),
                damage("literal offsets do not end with", parts -> parts.literalOffsets = new int[] {0, 0, 3, 7}),
                damage("input does not come before its task: 1", parts -> parts.inputs = new int[] {0, 1}),
                damage("input does not come before its task: -1", parts -> parts.inputs = new int[] {0, -1}),
                damage("row 3 of the 3 rows of operation", parts -> parts.operations = new int[] {3, 0, 1}),
                damage("row -1 of the 1 rows of options", parts -> parts.options = new int[] {0, -1, 0}),
                damage("no row before it: 2", parts -> fuse(parts, 0, 2)),
                damage("no row before it: -1", parts -> fuse(parts, -1, 0)),
                damage("unfit step at 1", parts -> fuse(parts, 0, 1)),
                damage("fused operation has no steps", parts -> fuse(parts)),
                damage("out of place: step 1", parts -> parts.literals = new byte[] {1, 1, 0, 0, 0, 0}),
                damage("argument 3 of fewer", parts -> parts.literals = new byte[] {0, 3, 0, 0, 0, 0}),
                damage("ends early", parts -> parts.literals = new byte[] {0, 1, 9, 0, 0, 0}),
                damage("constant has no literal", parts -> {
                    parts.literals = new byte[] {0, 1, 0};
                    parts.literalOffsets = new int[] {0, 0, 3, 3};
                }),
                damage("constant has inputs", parts -> parts.inputOffsets = new int[] {0, 0, 1, 2}),
                damage("as many keys as tasks with a key", parts -> parts.keys = List.of("a")),
                damage("do not ascend", parts -> parts.keyedTasks = new int[] {2, 1}),
                damage("another segment has a key: 3", parts -> parts.keyedTasks = new int[] {1, 3}),
                damage("\"a\" is there twice", parts -> parts.keys = List.of("a", "a")),
                damage("empty, too long", parts -> parts.keys = List.of("", "b")),
                damage("empty, too long", parts -> parts.keys = List.of("a", "b\0")),
                damage("empty, too long", parts -> parts.keys = List.of("a", "b".repeat(1001))),
                damage("as many names as outputs", parts -> parts.outputNames = List.of("x")),
                damage("output is no task: 3", parts -> parts.outputs = new int[] {2, 3}),
                damage("output name \"x\" is there twice", parts -> parts.outputNames = List.of("x", "x")));
    }

    private static void fuse(Parts parts, int... steps) {
        parts.operationTable = List.of(CALL, OperationSpec.GIVEN, OperationSpec.fused(steps));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsNamed(String message, Consumer<Parts> change) {
        Parts parts = new Parts();
        change.accept(parts);
        byte[] encoded = SegmentCodec.encode(parts.segment());
        assertThatThrownBy(() -> SegmentCodec.decode(encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theUndamagedSegmentIsAccepted() {
        CompiledGraph.of(SegmentCodec.decode(SegmentCodec.encode(new Parts().segment())));
    }

    @Test
    void rowsOfEarlierSegmentsAreLookedUpWhenTheGraphIsThere() {
        CompiledGraph graph = CompiledGraph.of(new Parts().segment());
        GraphSegment constantWithoutValue = SegmentCodec.decode(SegmentCodec.encode(new GraphSegment(
                3,
                new int[] {0, 0},
                new int[0],
                new int[] {1},
                3,
                List.of(),
                new int[] {0},
                1,
                List.of(),
                new int[] {0, 0},
                new byte[0],
                new int[0],
                List.of(),
                new int[0],
                List.of())));
        assertThatThrownBy(() -> graph.append(constantWithoutValue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constant has no literal");
    }
}
