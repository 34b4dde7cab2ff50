package io.akkord.core.graph;

import io.akkord.api.Operation0;
import io.akkord.api.Operation1;
import io.akkord.api.Operation2;
import io.akkord.api.Operation3;
import java.util.List;

/** Operations for examples, under names as users have them. None is commutative, so that a swapped argument shows. */
final class Sums {

    static final Operation0<Long> SEVEN = () -> 7L;
    static final Operation1<Long, Long> LOAD = a -> a;
    static final Operation1<Long, Long> TWICE = a -> 2 * a;
    static final Operation1<Long, Long> NEXT = a -> a + 1;
    static final Operation2<Long, Long, Long> MINUS = (a, b) -> a - b;
    static final Operation3<Long, Long, Long, Long> SCALE = (a, b, c) -> 100 * a + 10 * b + c;
    static final Operation1<String, Long> LENGTH = a -> (long) a.length();
    static final Operation2<Long, String, Long> LONGER = (a, b) -> a + b.length();
    static final Operation1<List<Long>, Long> TOTAL =
            all -> all.stream().mapToLong(Long::longValue).reduce(0, (a, b) -> 3 * a + b);

    private Sums() {}

    static FakeEncoder encoder() {
        return new FakeEncoder()
                .named("Sums.seven", SEVEN)
                .named("Sums.load", LOAD)
                .named("Sums.twice", TWICE)
                .named("Sums.next", NEXT)
                .named("Sums.minus", MINUS)
                .named("Sums.scale", SCALE)
                .named("Sums.length", LENGTH)
                .named("Sums.longer", LONGER)
                .named("Sums.total", TOTAL);
    }
}
