package io.akkord.array.expr;

import io.akkord.api.Operation2;
import io.akkord.api.Operation3;
import io.akkord.api.Task;
import java.util.List;

/**
 * Tasks of operations on blocks. What differs between chunks is given as a literal and not captured, so that a graph has
 * few operations however many chunks there are.
 */
public final class Calls {

    private Calls() {}

    /** One input. */
    public static <S, A, R> Task<R> call(Operation2<S, A, R> operation, S spec, Task<A> input) {
        return Task.combine(operation, Task.literal(spec), input);
    }

    /** Two inputs. */
    public static <S, A, B, R> Task<R> call(Operation3<S, A, B, R> operation, S spec, Task<A> a, Task<B> b) {
        return Task.combine(operation, Task.literal(spec), a, b);
    }

    /** Any number of inputs; the list is made in the same task. */
    public static <S, A, R> Task<R> callAll(Operation2<S, List<A>, R> operation, S spec, List<Task<A>> inputs) {
        return Task.combine(operation, Task.literal(spec), Task.gather(inputs));
    }
}
