package io.akkord.execution.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.akkord.api.Operation;
import io.akkord.api.Operation0;
import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.api.OperationRefusedException;
import io.akkord.api.Task;
import io.akkord.core.graph.OperationSpec;
import io.akkord.execution.allow.AllowList;
import io.akkord.execution.allow.NotAllowedException;
import io.akkord.execution.value.ValueCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final ClassLoader LOADER = OperationTest.class.getClassLoader();
    private final ValueCodec codec = new ValueCodec(AllowList.everything(), LOADER);
    private final OperationEncoder encoder = new OperationEncoder(codec);
    private final OperationResolver resolver = new OperationResolver(AllowList.everything(), LOADER, codec);

    record Vector(double x, double y) {
        Operation1<Vector, Vector> adding() {
            return other -> new Vector(x + other.x, y + other.y);
        }

        double length() {
            return Math.sqrt(x * x + y * y);
        }

        Vector plus(Vector other) {
            return new Vector(x + other.x, y + other.y);
        }
    }

    record Scale(double factor) implements Operation1<Vector, Vector> {
        @Override
        public Vector apply(Vector v) {
            return new Vector(v.x() * factor, v.y() * factor);
        }
    }

    enum Sign implements Operation1<Integer, Integer> {
        PLUS {
            @Override
            public Integer apply(Integer a) {
                return a;
            }
        },
        MINUS {
            @Override
            public Integer apply(Integer a) {
                return -a;
            }
        }
    }

    record Both() implements Operation0<Integer>, Operation1<Integer, Integer> {
        @Override
        public Integer apply() {
            return 0;
        }

        @Override
        public Integer apply(Integer a) {
            return a;
        }
    }

    static final class Ordinary {
        private int field = 3;

        int add(int a) {
            return a + field;
        }

        Operation1<Integer, Integer> usingThis() {
            return a -> a + field;
        }
    }

    static int twice(int a) {
        return 2 * a;
    }

    private static long hidden(long a) {
        return -a;
    }

    static int sum(ArrayList<Integer> list, TreeMap<String, Integer> map) {
        return list.stream().mapToInt(i -> i).sum() + map.firstEntry().getValue();
    }

    static int failing(int a) throws IOException {
        throw new IOException("number " + a);
    }

    private OperationSpec encode(Operation operation) {
        return encoder.operation(operation, Task.Kind.CALL);
    }

    private Object call(Operation operation, Object... arguments) throws Throwable {
        return resolver.resolve(encode(operation)).invoke(arguments);
    }

    @Test
    void methodReferencesOfAllKindsAreFoundAgain() throws Throwable {
        Operation1<Integer, Integer> isStatic = OperationTest::twice;
        Operation1<Long, Long> isPrivate = OperationTest::hidden;
        Operation1<Vector, Double> isUnbound = Vector::length;
        Operation2<Vector, Vector, Vector> isUnboundOfTwo = Vector::plus;
        Operation2<Double, Double, Vector> isConstructor = Vector::new;
        Operation1<List<Integer>, Integer> isOfInterface = List::size;
        Operation1<Vector, Vector> isBound = new Vector(1, 1)::plus;
        Operation1<Double, Double> isOfJdk = Math::sqrt;
        assertThat(call(isStatic, 4)).isEqualTo(8);
        assertThat(call(isPrivate, 4L)).isEqualTo(-4L);
        assertThat(call(isUnbound, new Vector(3, 4))).isEqualTo(5.0);
        assertThat(call(isUnboundOfTwo, new Vector(1, 2), new Vector(3, 4))).isEqualTo(new Vector(4, 6));
        assertThat(call(isConstructor, 1.0, 2.0)).isEqualTo(new Vector(1, 2));
        assertThat(call(isOfInterface, List.of(1, 2))).isEqualTo(2);
        assertThat(call(isBound, new Vector(1, 2))).isEqualTo(new Vector(2, 3));
        assertThat(call(isOfJdk, 9.0)).isEqualTo(3.0);
    }

    @Test
    void aLambdaBringsWhatItCaptured() throws Throwable {
        long factor = 3;
        List<String> names = List.of("a", "b");
        Vector vector = new Vector(1, 2);
        Operation1<Long, String> operation = a -> names + ":" + a * factor + vector.x();
        assertThat(call(operation, 2L)).isEqualTo("[a, b]:61.0");
        assertThat(encode(operation).lambda()).isTrue();
        assertThat(call(vector.adding(), new Vector(1, 1)))
                .as("`this` is a record")
                .isEqualTo(new Vector(2, 3));
        Operation1<Integer, Integer> named = OperationTest::twice;
        assertThat(encode(named).lambda()).isFalse();
    }

    @Test
    void recordsAndEnumConstantsThatAreOperationsGoByTheirValue() throws Throwable {
        assertThat(call(new Scale(2), new Vector(1, 2))).isEqualTo(new Vector(2, 4));
        assertThat(call(Sign.MINUS, 5)).isEqualTo(-5);
        OperationSpec spec = encode(new Scale(2));
        assertThat(spec.className()).isEqualTo(Scale.class.getName());
        assertThat(spec.methodName()).isEmpty();
        assertThat(spec.displayName()).isEqualTo("Scale");
    }

    @Test
    void decodedCollectionsAreCopiedIntoTheDeclaredClass() throws Throwable {
        Operation2<ArrayList<Integer>, TreeMap<String, Integer>, Integer> operation = OperationTest::sum;
        assertThat(call(operation, List.of(1, 2), Map.of("a", 10))).isEqualTo(13);
    }

    @Test
    void theUsersExceptionComesUnwrapped() {
        Operation1<Integer, Integer> operation = OperationTest::failing;
        assertThatThrownBy(() -> call(operation, 7))
                .isInstanceOf(IOException.class)
                .hasMessage("number 7");
    }

    @Test
    void theSameReferenceIsNamedOnceAndResolvedOnce() {
        Operation1<Integer, Integer> operation = OperationTest::twice;
        assertThat(encode(operation)).isSameAs(encode(operation));
        assertThat(encoder.operation(operation, Task.Kind.FOLD).kind()).isEqualTo(OperationSpec.Kind.FOLD);
        assertThat(resolver.resolve(encode(operation))).isSameAs(resolver.resolve(encode(operation)));
        Operation1<Vector, Vector> one = new Scale(1);
        Operation1<Vector, Vector> two = new Scale(2);
        assertThat(resolver.resolve(encode(one))).isNotSameAs(resolver.resolve(encode(two)));
    }

    @Test
    void functionsThatHoldOnToOrdinaryObjectsAreRefusedWithAdvice() {
        Ordinary ordinary = new Ordinary();
        Operation1<Integer, Integer> bound = ordinary::add;
        assertRefused(bound, "bound to an object of the ordinary class Ordinary", "make Ordinary a record");
        assertRefused(ordinary.usingThis(), "uses `this`", "copy the fields that it uses into local variables");
        assertRefused(
                new Operation1<Integer, Integer>() {
                    @Override
                    public Integer apply(Integer a) {
                        return a;
                    }
                },
                "an anonymous class",
                "make it a record that implements Operation1");
        assertRefused(new Both(), "several of the interfaces", "implement one");
    }

    @Test
    void aCapturedArgumentThatCannotTravelIsNamedByItsPath() {
        record Config(List<Object> parts) {}
        Config config = new Config(List.of(1, new Thread()));
        Operation0<Integer> operation = () -> config.parts().size();
        assertRefused(operation, "captured argument 0 (Config).parts[1]: java.lang.Thread", "inside the operation");
    }

    private void assertRefused(Operation operation, String reason, String advice) {
        assertThatThrownBy(() -> encode(operation))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageStartingWith("operation io.akkord.execution.operation.OperationTest")
                .hasMessageContaining(reason)
                .hasMessageContaining(advice);
    }

    static final AtomicBoolean initialised = new AtomicBoolean();

    static final class Dangerous {
        static {
            initialised.set(true);
        }

        public static int run(int a) {
            return a;
        }
    }

    private static OperationResolver resolverWith(String... entries) {
        AllowList list = AllowList.of(List.of(entries));
        return new OperationResolver(list, LOADER, new ValueCodec(list, LOADER));
    }

    @Test
    void whatTheAllowListDoesNotNameIsNotEvenInitialised() {
        OperationSpec spec = new OperationSpec(
                OperationSpec.Kind.CALL,
                OperationTest.class.getName() + "$Dangerous",
                "run",
                "(I)I",
                6,
                new byte[0],
                0,
                false,
                new int[0]);
        assertThatThrownBy(() -> resolverWith("some.other.*").resolve(spec))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("Dangerous#run(I)I")
                .hasMessageContaining("akkord.allow");
        assertThatThrownBy(() -> resolverWith("io.akkord.execution.operation.*").resolve(spec))
                .as("the package covers public classes only")
                .isInstanceOf(NotAllowedException.class);
        resolverWith(spec.className() + "#run(I)I").resolve(spec);
        assertThat(initialised).isFalse();
    }

    @Test
    void aListedClassAllowsItsLambdasItsRecordsAndItsMethods() throws Throwable {
        OperationResolver listed = resolverWith(OperationTest.class.getName());
        double factor = 2;
        Operation1<Vector, Vector> lambda = v -> new Scale(factor).apply(v);
        Operation1<Integer, Integer> method = OperationTest::twice;
        assertThat(listed.resolve(encode(lambda)).invoke(new Object[] {new Vector(1, 2)}))
                .isEqualTo(new Vector(2, 4));
        assertThat(listed.resolve(encode(method)).invoke(new Object[] {4})).isEqualTo(8);
        assertThat(listed.resolve(encode(new Scale(3))).invoke(new Object[] {new Vector(1, 2)}))
                .isEqualTo(new Vector(3, 6));
        Operation1<Long, Long> isPrivate = OperationTest::hidden;
        assertThatThrownBy(() -> listed.resolve(encode(isPrivate))).isInstanceOf(NotAllowedException.class);
        Operation1<String, String> isOfJdk = System::getenv;
        assertThatThrownBy(() -> listed.resolve(encode(isOfJdk)))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("java.lang.System#getenv(Ljava/lang/String;)Ljava/lang/String;");
    }

    private static OperationSpec renamed(OperationSpec spec, String className, String method) {
        return new OperationSpec(
                spec.kind(),
                className,
                method,
                spec.signature(),
                spec.methodKind(),
                spec.captured(),
                spec.fingerprint(),
                spec.lambda(),
                spec.steps());
    }

    @Test
    void whatIsMissingIsNamedWithWhatToDo() {
        Operation1<Integer, Integer> operation = a -> a + 1;
        OperationSpec spec = encode(operation);
        assertThatThrownBy(() -> resolver.resolve(renamed(spec, "com.acme.Gone", "f")))
                .isInstanceOf(OperationMissingException.class)
                .hasMessageContaining("class com.acme.Gone")
                .hasMessageContaining("akkord node --classpath");
        assertThatThrownBy(() -> resolver.resolve(renamed(spec, spec.className(), "lambda$old$7")))
                .isInstanceOf(OperationMissingException.class)
                .hasMessageContaining("lambda$old$7")
                .hasMessageContaining("names of lambdas change");
    }

    @Test
    void aChangeOfTheCodeIsFoundByItsFingerprint() {
        Operation1<Integer, Integer> operation = OperationTest::twice;
        OperationSpec spec = encode(operation);
        assertThat(spec.fingerprint()).isNotZero();
        assertThat(resolver.verify(spec)).isEmpty();
        OperationSpec before = new OperationSpec(
                spec.kind(), spec.className(), "twice", "(I)I", 6, new byte[0], 0xABC, false, new int[0]);
        assertThat(resolver.verify(before)).hasValueSatisfying(text -> assertThat(text)
                .contains("OperationTest.twice")
                .contains("0000000000000abc")
                .contains(String.format("%016x", spec.fingerprint())));
        assertThat(resolver.verify(renamed(spec, "com.acme.Gone", "f")))
                .hasValueSatisfying(text -> assertThat(text).contains("com.acme.Gone"));
        assertThat(resolver.verify(OperationSpec.GATHERING)).isEmpty();
        Operation1<Double, Double> isOfJdk = Math::sqrt;
        assertThat(encode(isOfJdk).fingerprint()).isZero();
    }

    @Test
    void aLambdaOfAClassThatChangedIsRefusedAndOtherCodeRuns() throws Throwable {
        Operation1<Integer, Integer> lambda = a -> a + 1;
        OperationSpec spec = encode(lambda);
        OperationSpec changed = new OperationSpec(
                spec.kind(),
                spec.className(),
                spec.methodName(),
                spec.signature(),
                spec.methodKind(),
                spec.captured(),
                spec.fingerprint() + 1,
                spec.lambda(),
                spec.steps());
        assertThatThrownBy(() -> resolver.resolve(changed))
                .isInstanceOf(OperationMissingException.class)
                .hasMessageContaining("has changed since the graph was submitted")
                .hasMessageContaining("use a method reference");
        OperationSpec named = new OperationSpec(
                spec.kind(), spec.className(), "twice", "(I)I", 6, new byte[0], 0xABC, false, new int[0]);
        assertThat(resolver.resolve(named).invoke(new Object[] {21})).isEqualTo(42);
    }
}
