package io.akkord.array;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The expressions of golden.py, by the same names. */
final class Cases {

    private final Map<String, Function<Inputs, Chunked>> all = new LinkedHashMap<>();

    static Map<String, Function<Inputs, Chunked>> all() {
        Cases cases = new Cases();
        ElementwiseCases.addTo(cases);
        ReductionCases.addTo(cases);
        ShapeCases.addTo(cases);
        LinearCases.addTo(cases);
        return cases.all;
    }

    void add(String name, Function<Inputs, Chunked> expression) {
        if (all.put(name, expression) != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    void unary(String name, String input, UnaryOperator<Chunked> function) {
        add(name, in -> function.apply(in.get(input)));
    }

    void binary(String name, String a, String b, BinaryOperator<Chunked> function) {
        add(name, in -> function.apply(in.get(a), in.get(b)));
    }
}
