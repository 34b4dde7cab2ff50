package io.akkord.execution.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Operation;
import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.api.Operation4;
import io.akkord.api.Task;
import io.akkord.core.graph.LiteralBlock;
import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.operation.OperationEncoder;
import io.akkord.execution.operation.OperationMissingException;
import io.akkord.execution.operation.OperationResolver;
import io.akkord.execution.value.ValueCodec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskBodiesTest {

    private static final ClassLoader LOADER = TaskBodiesTest.class.getClassLoader();
    private static final byte[] NONE = {};

    private final ValueCodec codec = new ValueCodec(AllowList.everything(), LOADER);
    private final OperationEncoder encoder = new OperationEncoder(codec);
    private final TaskBodies bodies =
            new TaskBodies(new OperationResolver(AllowList.everything(), LOADER, codec), codec);
    private int rows;

    static String join(String a, String b, String c, String d) {
        return a + b + c + d;
    }

    static String pair(String a, String b) {
        return "(" + a + b + ")";
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private int define(OperationSpec spec) {
        bodies.define(rows, List.of(spec));
        return rows++;
    }

    private int call(Operation operation) {
        return define(encoder.operation(operation, Task.Kind.CALL));
    }

    private int join() {
        Operation4<String, String, String, String, String> operation = TaskBodiesTest::join;
        return call(operation);
    }

    private int pair(Task.Kind kind) {
        Operation2<String, String, String> operation = TaskBodiesTest::pair;
        return define(encoder.operation(operation, kind));
    }

    private Object run(int row, byte[] literals, Object... inputs) throws Throwable {
        return bodies.body(row).run(literals, inputs);
    }

    /** Entries given as step, position, value. */
    private byte[] literals(Object... entries) {
        LiteralBlock.Entry[] all = new LiteralBlock.Entry[entries.length / 3];
        for (int i = 0; i < all.length; i++) {
            all[i] = new LiteralBlock.Entry(
                    (int) entries[3 * i], (int) entries[3 * i + 1], codec.encode(entries[3 * i + 2]));
        }
        return LiteralBlock.encode(Arrays.asList(all));
    }

    @Test
    void inputsAreTheArguments() throws Throwable {
        assertThat(run(join(), NONE, "a", "b", "c", "d")).isEqualTo("abcd");
    }

    @Test
    void literalsStandWhereTheyWereAndInputsFillTheRestInOrder() throws Throwable {
        int join = join();
        assertThat(run(join, literals(0, 0, "L", 0, 2, "M"), "x", "y")).isEqualTo("LxMy");
        assertThat(run(join, literals(0, 3, "L"), "x", "y", "z")).isEqualTo("xyzL");
        assertThat(run(join, literals(0, 0, "a", 0, 1, "b", 0, 2, "c", 0, 3, "d")))
                .isEqualTo("abcd");
    }

    @Test
    void aFoldGoesFromLeftToRightOverLiteralsAndInputs() throws Throwable {
        int fold = pair(Task.Kind.FOLD);
        assertThat(run(fold, NONE, "a")).isEqualTo("a");
        assertThat(run(fold, NONE, "a", "b", "c")).isEqualTo("((ab)c)");
        assertThat(run(fold, literals(0, 1, "L"), "a", "b")).isEqualTo("((aL)b)");
    }

    @Test
    void aGatherKeepsOrderAndNulls() throws Throwable {
        int gather = define(OperationSpec.GATHERING);
        assertThat(run(gather, NONE, "a", null, "c")).isEqualTo(Arrays.asList("a", null, "c"));
        assertThat(run(gather, literals(0, 1, 7L), "a", "b")).isEqualTo(List.of("a", 7L, "b"));
        assertThat(run(gather, NONE)).isEqualTo(List.of());
    }

    @Test
    void aConstantIsItsLiteral() throws Throwable {
        assertThat(run(define(OperationSpec.GIVEN), literals(0, 0, 5.0))).isEqualTo(5.0);
    }

    @Test
    void eachLaterStepWorksOnTheResultBeforeAndItsOwnLiterals() throws Throwable {
        int pair = pair(Task.Kind.CALL);
        int fold = pair(Task.Kind.FOLD);
        int gather = define(OperationSpec.GATHERING);
        Operation1<List<String>, Integer> size = List::size;
        int sizeOf = call(size);
        assertThat(run(define(OperationSpec.fused(new int[] {pair, pair})), literals(1, 0, "L"), "a", "b"))
                .isEqualTo("(L(ab))");
        assertThat(run(define(OperationSpec.fused(new int[] {pair, pair})), NONE, "a", "b"))
                .as("the result fills every position that has no literal")
                .isEqualTo("((ab)(ab))");
        assertThat(run(
                        define(OperationSpec.fused(new int[] {fold, pair, pair})),
                        literals(0, 0, "K", 1, 1, "L", 2, 1, "M"),
                        "a",
                        "b"))
                .isEqualTo("((((Ka)b)L)M)");
        assertThat(run(define(OperationSpec.fused(new int[] {gather, sizeOf})), NONE, "a", "b"))
                .isEqualTo(2);
    }

    @Test
    void aWrongNumberOfArgumentsAndDamagedLiteralsAreNamed() {
        int join = join();
        assertThatThrownBy(() -> run(join, NONE, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TaskBodiesTest.join takes 4 arguments and was given 1");
        assertThatThrownBy(() -> run(join, new byte[] {0, 0, 100, 1}, "a", "b", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged literals");
        assertThatThrownBy(() -> run(join, literals(0, 9, "L"), "a", "b", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged literals");
        assertThatThrownBy(() -> bodies.body(99)).hasMessageContaining("no operation 99");
    }

    @Test
    void aMissingOperationFailsOnlyItsOwnRow() throws Throwable {
        int missing = define(
                new OperationSpec(OperationSpec.Kind.CALL, "com.acme.Gone", "f", "()V", 6, NONE, 0, false, new int[0]));
        int join = join();
        assertThatThrownBy(() -> bodies.body(missing)).isInstanceOf(OperationMissingException.class);
        assertThat(run(join, NONE, "a", "b", "c", "d")).isEqualTo("abcd");
    }

    @Test
    void anInterruptStopsBetweenTwoSteps() {
        Operation1<String, String> interrupting = a -> {
            Thread.currentThread().interrupt();
            return a;
        };
        int first = call(interrupting);
        int fused = define(OperationSpec.fused(new int[] {first, first}));
        assertThatThrownBy(() -> run(fused, NONE, "a")).isInstanceOf(InterruptedException.class);
    }
}
