package io.akkord.array;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

final class ElementwiseCases {

    private ElementwiseCases() {}

    static void addTo(Cases cases) {
        functions(cases);
        operators(cases);
        whole(cases);
        others(cases);
    }

    private static void functions(Cases cases) {
        Map<String, UnaryOperator<Chunked>> functions = new LinkedHashMap<>();
        functions.put("negative", Chunked::negative);
        functions.put("abs", Chunked::abs);
        functions.put("square", Chunked::square);
        functions.put("sqrt", Chunked::sqrt);
        functions.put("cbrt", Chunked::cbrt);
        functions.put("exp", Chunked::exp);
        functions.put("expm1", Chunked::expm1);
        functions.put("log", Chunked::log);
        functions.put("log1p", Chunked::log1p);
        functions.put("log2", Chunked::log2);
        functions.put("log10", Chunked::log10);
        functions.put("sin", Chunked::sin);
        functions.put("cos", Chunked::cos);
        functions.put("tan", Chunked::tan);
        functions.put("arctan", Chunked::arctan);
        functions.put("sinh", Chunked::sinh);
        functions.put("cosh", Chunked::cosh);
        functions.put("tanh", Chunked::tanh);
        functions.put("floor", Chunked::floor);
        functions.put("ceil", Chunked::ceil);
        functions.put("rint", Chunked::rint);
        functions.put("trunc", Chunked::trunc);
        functions.put("sign", Chunked::sign);
        List<String> positive = List.of("sqrt", "log", "log1p", "log2", "log10");
        functions.forEach((name, function) -> {
            boolean restricted = positive.contains(name);
            cases.unary("d." + name, restricted ? "p" : "d", function);
            cases.unary("f." + name, "f", restricted ? x -> function.apply(x.abs()) : function);
        });
        cases.unary("arcsin", "p", p -> p.minus(0.75).arcsin());
        cases.unary("arccos", "p", p -> p.minus(0.75).arccos());
        cases.unary("reciprocal", "d", Chunked::reciprocal);
    }

    private static void operators(Cases cases) {
        Map<String, BinaryOperator<Chunked>> operators = new LinkedHashMap<>();
        operators.put("add", Chunked::plus);
        operators.put("subtract", Chunked::minus);
        operators.put("multiply", Chunked::times);
        operators.put("divide", Chunked::dividedBy);
        operators.put("minimum", Chunked::minimum);
        operators.put("maximum", Chunked::maximum);
        operators.put("less", Chunked::less);
        operators.put("less_equal", Chunked::lessEqual);
        operators.put("greater", Chunked::greater);
        operators.put("greater_equal", Chunked::greaterEqual);
        operators.put("equal", Chunked::equalTo);
        operators.put("not_equal", Chunked::notEqualTo);
        operators.forEach((name, operator) -> {
            cases.binary("dd." + name, "d", "p", operator);
            cases.binary("df." + name, "d", "f", operator);
            cases.binary("dv." + name, "d", "v", operator);
            cases.binary("cv." + name, "c", "v", operator);
            cases.binary("il." + name, "i", "l", operator);
            cases.unary("ff." + name, "f", f -> operator.apply(f, f.plus(1)));
        });
        cases.binary("if.add", "i", "f", Chunked::plus);
        cases.binary("ib.add", "i", "b", Chunked::plus);
        cases.unary("bb.add", "b", b -> b.plus(b));
        cases.unary("bb.multiply", "b", b -> b.times(b));
    }

    private static void whole(Cases cases) {
        cases.unary("wrap", "big", x -> x.times(x).plus(x));
        cases.unary("wrap.minus", "big", Chunked::negative);
        cases.binary("floor_divide", "d", "c", Chunked::floorDividedBy);
        cases.binary("mod", "d", "c", Chunked::mod);
        cases.binary(
                "il.floor_divide", "i", "l", (i, l) -> i.floorDividedBy(l.abs().plus(1)));
        cases.binary("il.mod", "i", "l", (i, l) -> i.mod(l.abs().plus(1)));
        cases.binary("by.zero", "i", "l", (i, l) -> i.floorDividedBy(l.times(0)));
        cases.binary("power", "p", "d", Chunked::power);
        cases.binary("il.power", "i", "l", (i, l) -> i.power(l.abs()));
        cases.binary("and", "i", "l", Chunked::and);
        cases.binary("or", "i", "l", Chunked::or);
        cases.binary("xor", "b", "d", (b, d) -> b.xor(d.greater(0)));
        cases.unary("invert", "i", Chunked::invert);
        cases.unary("not", "b", Chunked::not);
        cases.binary("shift", "l", "i", (l, i) -> l.shiftLeft(i.abs()));
    }

    private static void others(Cases cases) {
        cases.binary("arctan2", "d", "c", Chunked::arctan2);
        cases.binary("hypot", "d", "v", Chunked::hypot);
        cases.unary("scalar", "d", d -> d.times(1.5).minus(2));
        cases.unary("f.scalar", "f", f -> f.times(1.5).plus(2));
        cases.unary("i.scalar", "i", i -> i.times(3).plus(1));
        cases.unary("clip", "d", d -> d.clip(-1, 1));
        cases.binary("where", "d", "v", (d, v) -> d.greater(0).where(d, v));
        cases.add("where.type", in -> in.get("b").where(in.get("i"), in.get("f")));
        cases.unary("isnan", "n", Chunked::isNaN);
        cases.unary("round", "d", d -> d.round(2));
        cases.unary("astype.long", "d", d -> d.astype(DType.LONG));
        cases.unary("astype.float", "d", d -> d.astype(DType.FLOAT));
        cases.unary("astype.bool", "l", l -> l.astype(DType.BOOLEAN));
        cases.unary("chain", "d", d -> d.times(2).plus(d).abs().sqrt().minus(d.dividedBy(3)));
        cases.binary("empty.add", "e", "v", Chunked::plus);
        cases.binary("one.add", "one", "v", Chunked::plus);
    }
}
