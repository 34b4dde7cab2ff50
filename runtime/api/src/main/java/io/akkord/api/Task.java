package io.akkord.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of an operation with its inputs: lazy, immutable and typed. Nothing runs until a {@link Session} is asked
 * for the value.
 *
 * <p>Literal inputs and results may be numbers, strings, booleans, arrays of primitives, lists, maps, records and
 * classes that Jackson can write; what cannot be encoded is refused when the graph is submitted, with the path of the
 * offending field. Without a key of its own a task is known by its content: the same operation on the same inputs is
 * one task, unless it is {@link #impure()}.
 *
 * @param <T> type of the value
 */
public final class Task<T> {

    /** How the inputs reach the operation. */
    public enum Kind {
        /** Each input is one argument. */
        CALL,
        /** An {@link Operation2} is applied from left to right over all inputs. */
        FOLD,
        /** The inputs become one list; there is no operation. */
        GATHER,
        /** A value that is given, not computed; it is inlined into the tasks that use it. */
        LITERAL
    }

    private final Kind kind;
    private final Optional<Operation> operation;
    private final List<Task<?>> inputs;
    private final Optional<Object> literal;
    private final Optional<String> key;
    private final TaskOptions options;

    private Task(
            Kind kind,
            Optional<Operation> operation,
            List<Task<?>> inputs,
            Optional<Object> literal,
            Optional<String> key,
            TaskOptions options) {
        this.kind = kind;
        this.operation = operation;
        this.inputs = inputs;
        this.literal = literal;
        this.key = key;
        this.options = options;
    }

    private static <R> Task<R> of(Kind kind, Optional<Operation> operation, List<Task<?>> inputs) {
        return new Task<>(kind, operation, inputs, Optional.empty(), Optional.empty(), TaskOptions.DEFAULT);
    }

    static Task<?> keyed(String key, Kind kind, Operation operation, List<Task<?>> inputs) {
        return of(kind, Optional.of(operation), List.copyOf(inputs)).withKey(key);
    }

    /**
     * A value that is given.
     *
     * @throws IllegalArgumentException if it is null: pass an Optional or a value that stands for nothing
     */
    public static <T> Task<T> literal(T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "the literal is null; pass an Optional or a value that stands for nothing");
        }
        return new Task<>(
                Kind.LITERAL, Optional.empty(), List.of(), Optional.of(value), Optional.empty(), TaskOptions.DEFAULT);
    }

    /** Calls an operation without arguments. */
    public static <R> Task<R> call(Operation0<R> operation) {
        return of(Kind.CALL, Optional.of(operation), List.of());
    }

    /** Calls an operation with a value that is given. */
    public static <A, R> Task<R> call(Operation1<A, R> operation, A a) {
        return of(Kind.CALL, Optional.of(operation), List.of(literal(a)));
    }

    /** Calls an operation with values that are given. */
    public static <A, B, R> Task<R> call(Operation2<A, B, R> operation, A a, B b) {
        return of(Kind.CALL, Optional.of(operation), List.of(literal(a), literal(b)));
    }

    /** Calls an operation with values that are given. */
    public static <A, B, C, R> Task<R> call(Operation3<A, B, C, R> operation, A a, B b, C c) {
        return of(Kind.CALL, Optional.of(operation), List.of(literal(a), literal(b), literal(c)));
    }

    /** Calls an operation with values that are given. */
    public static <A, B, C, D, R> Task<R> call(Operation4<A, B, C, D, R> operation, A a, B b, C c, D d) {
        return of(Kind.CALL, Optional.of(operation), List.of(literal(a), literal(b), literal(c), literal(d)));
    }

    /** Calls an operation with the results of two tasks; {@link #literal} makes a task of a value that is given. */
    public static <A, B, R> Task<R> combine(Operation2<A, B, R> operation, Task<A> a, Task<B> b) {
        return of(Kind.CALL, Optional.of(operation), List.of(a, b));
    }

    /** Calls an operation with the results of three tasks. */
    public static <A, B, C, R> Task<R> combine(Operation3<A, B, C, R> operation, Task<A> a, Task<B> b, Task<C> c) {
        return of(Kind.CALL, Optional.of(operation), List.of(a, b, c));
    }

    /** Calls an operation with the results of four tasks. */
    public static <A, B, C, D, R> Task<R> combine(
            Operation4<A, B, C, D, R> operation, Task<A> a, Task<B> b, Task<C> c, Task<D> d) {
        return of(Kind.CALL, Optional.of(operation), List.of(a, b, c, d));
    }

    /** All results as one list, in the given order. */
    public static <T> Task<List<T>> gather(List<Task<T>> tasks) {
        return of(Kind.GATHER, Optional.empty(), List.copyOf(tasks));
    }

    /**
     * Reduces results to one by a tree: each node of the tree folds up to {@code fanIn} neighbours from left to right,
     * so the operation must be associative; it need not be commutative.
     *
     * @throws IllegalArgumentException if there is no task or the fan-in is below 2
     */
    public static <T> Task<T> reduce(List<Task<T>> tasks, int fanIn, Operation2<T, T, T> operation) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to reduce: the list of tasks is empty");
        }
        if (fanIn < 2) {
            throw new IllegalArgumentException("the fan-in is " + fanIn + "; give at least 2");
        }
        List<Task<T>> level = List.copyOf(tasks);
        while (level.size() > 1) {
            List<Task<T>> next = new ArrayList<>(level.size() / fanIn + 1);
            for (int i = 0; i < level.size(); i += fanIn) {
                List<Task<T>> group = level.subList(i, Math.min(i + fanIn, level.size()));
                next.add(group.size() == 1 ? group.get(0) : fold(group, operation));
            }
            level = next;
        }
        return level.get(0);
    }

    /** Reduces results to one in a single task, from left to right. */
    public static <T> Task<T> fold(List<Task<T>> tasks, Operation2<T, T, T> operation) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to fold: the list of tasks is empty");
        }
        return of(Kind.FOLD, Optional.of(operation), List.copyOf(tasks));
    }

    /** Calls an operation with the result of this task. */
    public <R> Task<R> map(Operation1<T, R> next) {
        return of(Kind.CALL, Optional.of(next), List.of(this));
    }

    /**
     * The same task under a key of the user's: unique in its graph, never fused away, and the name by which errors,
     * {@code akkord result} and {@code explain} know it.
     */
    public Task<T> withKey(String value) {
        if (value.isEmpty() || value.length() > 1000 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a key has 1 to 1000 characters and no NUL; this one has " + value.length() + " characters");
        }
        return new Task<>(kind, operation, inputs, literal, Optional.of(value), options);
    }

    /** The same task with other hints. */
    public Task<T> withOptions(TaskOptions value) {
        return new Task<>(kind, operation, inputs, literal, key, value);
    }

    /** Tries again when the operation throws. */
    public Task<T> withRetry(RetryPolicy policy) {
        return withOptions(options.withRetry(policy));
    }

    /** Interrupts a try that takes longer than this. */
    public Task<T> withDeadline(Duration deadline) {
        return withOptions(options.withDeadline(deadline));
    }

    /** Runs earlier than ready tasks of lower priority. */
    public Task<T> withPriority(int priority) {
        return withOptions(options.withPriority(priority));
    }

    /** Stores the result durably whatever its size. */
    public Task<T> checkpointed() {
        return withOptions(options.withCheckpoint());
    }

    /**
     * Declares that running twice could be seen outside. Its result reaches dependents and clients only after its
     * completion is recorded, and a recorded one is never run again.
     */
    public Task<T> impure() {
        return withOptions(options.asImpure());
    }

    /**
     * Declares that the operation changes something outside: it writes a file, or calls a service. It starts only when its
     * inputs are recorded and durable, so that every try sees the same ones; it is never copied, never moved once it has
     * started, and never run again once its completion is recorded. If a process dies in between, it is tried again: at
     * least once, with the same {@link EffectToken#current()}, by which the outside can tell that it is the same.
     */
    public Task<T> effect() {
        return withOptions(options.asEffect());
    }

    public Kind kind() {
        return kind;
    }

    /** The user's function; empty for {@link Kind#GATHER} and {@link Kind#LITERAL}. */
    public Optional<Operation> operation() {
        return operation;
    }

    /** The inputs in the order of the arguments. */
    public List<Task<?>> inputs() {
        return inputs;
    }

    /** The value of a {@link Kind#LITERAL}. */
    public Optional<Object> literalValue() {
        return literal;
    }

    /** The key given by the user, if any. */
    public Optional<String> key() {
        return key;
    }

    public TaskOptions options() {
        return options;
    }

    @Override
    public String toString() {
        return "Task[" + key.orElse(kind.name().toLowerCase(java.util.Locale.ROOT)) + ", " + inputs.size() + " inputs]";
    }
}
