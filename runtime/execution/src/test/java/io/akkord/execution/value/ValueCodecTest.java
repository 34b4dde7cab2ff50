package io.akkord.execution.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.akkord.api.OperationRefusedException;
import io.akkord.execution.allow.AllowList;
import java.io.File;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ValueCodecTest {

    private final ValueCodec codec = new ValueCodec(AllowList.everything(), ValueCodecTest.class.getClassLoader());

    static final class Connection {
        private final int port = 1;
        private final Socket socket = new Socket();
    }

    record Config(Connection connection) {}

    record Nested(Map<String, List<Object>> lists) {}

    static final class Open {
        private Object anything = 1;
    }

    static final class Hiding {
        private transient int[] hidden = {1, 2, 3};
    }

    static final class Inheriting implements AutoCloseable {
        @Override
        public void close() {}
    }

    static final class Ring {
        private Ring next;
    }

    class Inner {
        private int value;
    }

    record Exact(ArrayList<Integer> list, SortedMap<String, Integer> sorted, ConcurrentHashMap<String, Integer> map) {}

    record Checked(int value) {
        Checked {
            if (value > 10) {
                throw new IllegalArgumentException("more than ten");
            }
        }
    }

    static final class Rich {
        private TimeUnit unit = TimeUnit.DAYS;
        private Optional<String> maybe = Optional.of("x");
        private Map<String, List<Integer>> map = new HashMap<>(Map.of("k", List.of(1)));
        private Checked checked = new Checked(3);
        private Duration duration = Duration.ofMillis(5);
        private byte[] bytes = {1, 2};
        private final AtomicLong counter = new AtomicLong(7);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}

    static final class Named implements ByClass {
        private int x = 1;
    }

    static final class HoldingByClass {
        private ByClass held = new Named();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
    interface Shape {}

    static final class Circle implements Shape {
        private double radius = 2;
    }

    static final class HoldingByName {
        private Shape held = new Circle();
    }

    private Object roundTrip(Object value) {
        return codec.decode(codec.encode(value));
    }

    @Test
    void nullIsOneByte() {
        assertThat(codec.encode(null)).containsExactly(0);
        assertThat(codec.decode(new byte[] {0})).isNull();
    }

    @Test
    void smallNumbersAreShort() {
        assertThat(codec.encode(5L)).hasSize(2);
        assertThat(codec.encode(-5)).hasSize(2);
    }

    @Test
    void theOrderOfAHashTableDoesNotMatter() {
        Map<Object, Object> ascending = new HashMap<>();
        Map<Object, Object> descending = new HashMap<>(4096);
        for (int i = 0; i < 100; i++) {
            ascending.put(i % 2 == 0 ? i : "k" + i, i);
            int j = 99 - i;
            descending.put(j % 2 == 0 ? j : "k" + j, j);
        }
        assertThat(codec.encode(descending)).isEqualTo(codec.encode(ascending));
        assertThat(codec.encode(ascending.keySet())).isEqualTo(codec.encode(descending.keySet()));
        assertThat(codec.encode(Map.of("a", 1, "b", 2))).isEqualTo(codec.encode(new HashMap<>(Map.of("b", 2, "a", 1))));
    }

    @Test
    void aLinkedMapKeepsItsOrderAndASortedOneItsOrdering() {
        Map<String, Integer> linked = new LinkedHashMap<>();
        linked.put("z", 1);
        linked.put("a", 2);
        assertThat(((Map<?, ?>) roundTrip(linked)).keySet().toString()).isEqualTo("[z, a]");
        assertThat(roundTrip(new TreeMap<>(linked))).isInstanceOf(TreeMap.class).isEqualTo(linked);
    }

    @Test
    void aDecodedListCannotBeChanged() {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) roundTrip(new ArrayList<>(List.of(1)));
        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void recordComponentsDeclaredAsClassesOfTheJdkGetThoseClasses() {
        Exact exact = new Exact(
                new ArrayList<>(List.of(1)), new TreeMap<>(Map.of("a", 1)), new ConcurrentHashMap<>(Map.of("b", 2)));
        assertThat(roundTrip(exact)).isEqualTo(exact);
    }

    @Test
    void aRefusalNamesThePathOfTheOffendingFieldAndTheRemedy() {
        assertThatThrownBy(() -> codec.encode(new Config(new Connection()), "captured argument 0 (Config)"))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageStartingWith("captured argument 0 (Config).connection.socket: java.net.Socket cannot be"
                        + " encoded; pass what is needed to open it");
        assertThatThrownBy(() -> codec.encode(new Nested(Map.of("key", List.of(1, new File("x"))))))
                .hasMessageStartingWith("value (Nested).lists[key][1]: java.io.File cannot be encoded; pass the path");
    }

    @Test
    void whatBelongsToAProcessOrHidesItsStateIsRefusedWithAdvice() {
        assertRefused(new Thread(), "start it inside the operation");
        assertRefused((Runnable) () -> {}, "pass a record");
        assertRefused(new Object() {}, "anonymous class");
        assertRefused(new Inner(), "inner class");
        assertRefused(new Open(), "leaves open what the values are");
        assertRefused(new Hiding(), "has no fields");
        assertRefused(new Inheriting(), "open it inside the operation");
        assertRefused(new ArrayDeque<>(List.of(1)), "pass a List");
        assertRefused(List.of(1).iterator(), "pass a List");
        assertRefused(new TreeMap<>(Comparator.<Integer>reverseOrder()), "with a comparator");
        assertRefused(String.class, "java.lang.Class");
    }

    private void assertRefused(Object value, String reason) {
        assertThatThrownBy(() -> codec.encode(value))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("cannot be encoded")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> codec.digestAndSize(value)).isInstanceOf(OperationRefusedException.class);
    }

    @Test
    void fieldsOfAClassMayBeOfManyTypes() {
        Rich rich = (Rich) roundTrip(new Rich());
        assertThat(rich).usingRecursiveComparison().isEqualTo(new Rich());
        assertThat(((Circle) ((HoldingByName) roundTrip(new HoldingByName())).held).radius)
                .isEqualTo(2);
    }

    @Test
    void noAnnotationBringsClassNamesIntoTheData() {
        assertRefused(new HoldingByClass(), "could not be decoded");
    }

    @Test
    void whatContainsItselfIsRefused() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertThatThrownBy(() -> codec.encode(self))
                .isInstanceOf(OperationRefusedException.class)
                .hasMessageContaining("contain themselves");
        Ring ring = new Ring();
        ring.next = new Ring();
        ring.next.next = ring;
        assertThatThrownBy(() -> codec.encode(ring)).isInstanceOf(OperationRefusedException.class);
    }

    @Test
    void aRecordThatRefusesItsComponentsIsNamed() {
        byte[] bytes = codec.encode(new Checked(5));
        bytes[bytes.length - 1] = 60;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(Checked.class.getName())
                .hasMessageContaining("more than ten");
    }

    @Test
    void aRecordOfAnotherShapeIsRefusedAndNotMixedUp() {
        byte[] bytes = codec.encode(new Checked(5));
        int shape = bytes.length - 3;
        bytes[shape] ^= 1;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("same jar on all nodes");
    }

    @Test
    void aMissingClassIsNamedWithTheClassPathToPutItOn() {
        byte[] bytes = codec.encode(new Checked(5));
        byte[] name = Checked.class.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[2 + name.length] = 'X';
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("is not on this node")
                .hasMessageContaining("akkord node --classpath");
    }

    @Test
    void bytesThatFollowTheValueAreRefused() {
        assertThatThrownBy(() -> codec.decode(new byte[] {0, 0})).isInstanceOf(UndecodableException.class);
        assertThat(codec.decode(new byte[] {9, 2, 9}, 1, 2)).isEqualTo(true);
    }

    @Test
    void aLargeArrayIsFoundTooLargeWithoutBeingCopied() {
        double[] large = new double[10_000_000];
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        codec.encodeUpTo(large, 1024);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(codec.encodeUpTo(large, 1024)).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void aLargeListIsFoundTooLargeWithoutBeingCopied() {
        List<Integer> large = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            large.add(i);
        }
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        codec.encodeUpTo(large, 1024);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(codec.encodeUpTo(large, 1024)).isEmpty();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    @Test
    void manyClassesInOneValueComeBack() {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            all.add(new RandomValues(i).next());
        }
        byte[] bytes = codec.encode(all);
        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
    }
}
