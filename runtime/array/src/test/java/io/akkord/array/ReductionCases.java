package io.akkord.array;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

final class ReductionCases {

    private static final int[][] AXES = {{}, {0}, {1}, {-1}};

    private ReductionCases() {}

    static void addTo(Cases cases) {
        for (int[] axes : AXES) {
            String name = axes.length == 0 ? "all" : Integer.toString(axes[0]);
            plain().forEach((reduction, function) -> {
                cases.unary("d." + reduction + "." + name, "d", d -> function.apply(d, axes));
                cases.unary("i." + reduction + "." + name, "i", i -> function.apply(i, axes));
            });
            withoutNaN()
                    .forEach((reduction, function) ->
                            cases.unary(reduction + "." + name, "n", n -> function.apply(n, axes)));
            cases.unary("f.mean." + name, "f", f -> f.mean(axes));
            cases.unary("f.sum." + name, "f", f -> f.sum(axes));
            cases.unary("b.sum." + name, "b", b -> b.sum(axes));
            cases.unary("n.min." + name, "n", n -> n.min(axes));
            cases.unary("n.argmax." + name, "n", n -> n.argmax(axes));
            cases.unary("norm." + name, "d", d -> d.norm(axes));
        }
        for (int[] axes : new int[][] {{0, 1}, {0, 2}, {1, 2}, {0, 1, 2}}) {
            StringBuilder name = new StringBuilder();
            for (int axis : axes) {
                name.append(axis);
            }
            cases.unary("t.sum." + name, "t", t -> t.sum(axes));
            cases.unary("t.var." + name, "t", t -> t.var(axes));
        }
        others(cases);
    }

    private static Map<String, BiFunction<Chunked, int[], Chunked>> plain() {
        Map<String, BiFunction<Chunked, int[], Chunked>> functions = new LinkedHashMap<>();
        functions.put("sum", Chunked::sum);
        functions.put("prod", Chunked::prod);
        functions.put("min", Chunked::min);
        functions.put("max", Chunked::max);
        functions.put("mean", Chunked::mean);
        functions.put("var", Chunked::var);
        functions.put("std", Chunked::std);
        functions.put("argmin", Chunked::argmin);
        functions.put("argmax", Chunked::argmax);
        functions.put("any", Chunked::any);
        functions.put("all", Chunked::all);
        return functions;
    }

    private static Map<String, BiFunction<Chunked, int[], Chunked>> withoutNaN() {
        Map<String, BiFunction<Chunked, int[], Chunked>> functions = new LinkedHashMap<>();
        functions.put("nansum", Chunked::nansum);
        functions.put("nanprod", Chunked::nanprod);
        functions.put("nanmin", Chunked::nanmin);
        functions.put("nanmax", Chunked::nanmax);
        functions.put("nanmean", Chunked::nanmean);
        functions.put("nanvar", Chunked::nanvar);
        functions.put("nanstd", Chunked::nanstd);
        return functions;
    }

    private static void others(Cases cases) {
        cases.unary("t.argmin.1", "t", t -> t.argmin(1));
        cases.unary("sample.variance", "d", d -> d.variance(1, 0));
        cases.unary("empty.sum", "e", Chunked::sum);
        cases.unary("empty.sum.0", "e", e -> e.sum(0));
        cases.unary("empty.mean", "e", Chunked::mean);
        cases.unary("count", "i", i -> i.countNonzero(0));
        cases.unary("center", "d", d -> d.minus(d.mean(0)).dividedBy(d.std(0)));
    }
}
