package io.akkord.actors.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Operations of the tests. They count their runs by a name, and stop at gates that the test opens. */
public final class Ops {

    private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();
    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> INSIDE = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> MOST_INSIDE = new ConcurrentHashMap<>();
    private static final ConcurrentLinkedQueue<String> ORDER = new ConcurrentLinkedQueue<>();

    /** Where bodies wait: the test sees them come, and lets them go on. */
    public static final class Gate {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        /** Waits until a body is at the gate. */
        public void awaitArrival() {
            Patience.await(arrived);
        }

        /** Waits until a body at the gate was interrupted. */
        public void awaitInterrupt() {
            Patience.await(interrupted);
        }

        public boolean wasReached() {
            return arrived.getCount() == 0;
        }

        public void open() {
            open.countDown();
        }
    }

    private Ops() {}

    public static Gate gate(String name) {
        return GATES.computeIfAbsent(name, n -> new Gate());
    }

    /** How often operations ran under a name. */
    public static int runs(String name) {
        return counter(RUNS, name).get();
    }

    /** The most bodies that were inside of {@link #alone} under a name at the same time. */
    public static int mostInside(String name) {
        return counter(MOST_INSIDE, name).get();
    }

    /** Names in the order in which {@link #note} ran. */
    public static List<String> noted(String prefix) {
        return ORDER.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    private static AtomicInteger counter(Map<String, AtomicInteger> counters, String name) {
        return counters.computeIfAbsent(name, n -> new AtomicInteger());
    }

    private static int count(String name) {
        return counter(RUNS, name).incrementAndGet();
    }

    public static String constant() {
        return "constant";
    }

    public static long square(long a) {
        return a * a;
    }

    public static String join2(String a, long b) {
        return a + b;
    }

    public static String join3(String a, long b, boolean c) {
        return a + b + c;
    }

    public static String join4(String a, long b, boolean c, double d) {
        return a + b + c + d;
    }

    public static String concat(String a, String b) {
        return "(" + a + b + ")";
    }

    /** Counts a run and gives its name. */
    public static String counted(String name) {
        count(name);
        return name;
    }

    /** Counts a run and gives its number. */
    public static int numbered(String name) {
        return count(name);
    }

    public static String countedAfter(String name, Object before) {
        count(name);
        return name;
    }

    /** Notes its name, for tests of the order. */
    public static String note(String name) {
        ORDER.add(name);
        return name;
    }

    /** Waits at a gate; an interrupt ends it. */
    public static String hold(String gate) throws InterruptedException {
        count(gate);
        Gate at = gate(gate);
        at.arrived.countDown();
        try {
            at.open.await();
        } catch (InterruptedException e) {
            at.interrupted.countDown();
            throw e;
        }
        return gate;
    }

    public static String holdAfter(String gate, Object before) throws InterruptedException {
        return hold(gate);
    }

    /** As {@link #hold}; says how long its inputs are together. */
    public static String hold3(String gate, String a, String b) throws InterruptedException {
        return hold(gate) + " " + (a.length() + b.length());
    }

    /** Waits at a gate; interrupts do not end it. */
    public static String holdStubbornly(String gate) {
        count(gate);
        Gate at = gate(gate);
        at.arrived.countDown();
        while (true) {
            try {
                at.open.await();
                return gate;
            } catch (InterruptedException e) {
                at.interrupted.countDown();
            }
        }
    }

    /** Waits at a gate on its first run only. */
    public static int holdOnce(String gate) throws InterruptedException {
        int run = count(gate);
        if (run == 1) {
            Gate at = gate(gate);
            at.arrived.countDown();
            at.open.await();
        }
        return run;
    }

    /** Notes how many are inside at the same time. */
    public static int alone(String name, int member) {
        AtomicInteger inside = counter(INSIDE, name);
        counter(MOST_INSIDE, name).accumulateAndGet(inside.incrementAndGet(), Math::max);
        long sum = 0;
        for (int i = 0; i < 2_000_000; i++) {
            sum += (long) i * member;
        }
        inside.decrementAndGet();
        return sum == 42 ? 0 : member;
    }

    /** Fails as long as it has run less than {@code from} times. */
    public static int failUntil(String name, int from) {
        int run = count(name);
        if (run < from) {
            throw new IllegalStateException(name + ", run " + run);
        }
        return run;
    }

    /** Throws what its name says. */
    public static String fail(String kind) throws Exception {
        count(kind);
        switch (kind) {
            case "StackOverflowError" -> overflow(1);
            case "OutOfMemoryError" -> throw new OutOfMemoryError("thrown by hand");
            case "NoClassDefFoundError" -> throw new NoClassDefFoundError("example/Missing");
            case "ExceptionInInitializerError" -> throw new ExceptionInInitializerError("thrown by hand");
            case "ThreadDeath" -> throw new ThreadDeath();
            case "AssertionError" -> throw new AssertionError("thrown by hand");
            case "UnsatisfiedLinkError" -> throw new UnsatisfiedLinkError("thrown by hand");
            case "InternalError" -> throw new InternalError("thrown by hand");
            default -> throw new java.io.IOException(kind);
        }
        return kind;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int overflow(int depth) {
        return overflow(depth + 1) + depth;
    }

    /** A string of {@code length} characters. */
    public static String text(String letter, int length) {
        count("text " + letter + length);
        return letter.repeat(length);
    }

    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    public static int lengthOf(String text) {
        return text.length();
    }

    public static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    public static List<Long> upTo(long limit) {
        List<Long> all = new ArrayList<>();
        for (long i = 0; i < limit; i++) {
            all.add(i);
        }
        return all;
    }
}
