package io.akkord.array;

import io.akkord.execution.inline.InlineSession;

final class ShapeCases {

    private ShapeCases() {}

    static void addTo(Cases cases) {
        slices(cases);
        masks(cases);
        joins(cases);
        shapes(cases);
        creation(cases);
    }

    private static void slices(Cases cases) {
        cases.unary("slice", "d", d -> d.slice("1:-1, ::2"));
        cases.unary("slice.negative", "d", d -> d.slice("::-2, 4:0:-1"));
        cases.unary("slice.beyond", "d", d -> d.slice("-100:100, 2:2"));
        cases.unary("slice.index", "d", d -> d.slice("-2, 1:"));
        cases.unary("slice.t", "t", t -> t.slice("1, ::-1, 3"));
        cases.unary("take", "d", d -> d.take(new long[] {6, 0, -1, 3, 3}, 0));
        cases.unary("take.1", "d", d -> d.take(new long[] {4, 0, 1}, 1));
        cases.unary("take.none", "d", d -> d.take(new long[0], 0));
        cases.unary("flags", "d", d -> d.take(new boolean[] {true, false, true, true, false, false, true}, 0));
        cases.unary("flip", "d", Chunked::flip);
        cases.unary("flip.1", "d", d -> d.flip(1));
        cases.unary("roll", "d", d -> d.roll(2, 0));
        cases.unary("roll.negative", "d", d -> d.roll(-3, 1));
    }

    private static void masks(Cases cases) {
        cases.unary("select", "d", d -> selected(d, d.greater(0)));
        cases.unary("select.none", "d", d -> selected(d, d.greater(1e9)));
        cases.unary("select.t", "t", t -> selected(t, t.less(0.5)));
        cases.unary(
                "select.sum", "walk", walk -> selected(walk, walk.abs().less(1)).sum());
        cases.binary("compress.1", "d", "v", (d, v) -> {
            try (InlineSession session = new InlineSession()) {
                return d.select(session, v.greater(v.mean()), 1).times(2);
            }
        });
        cases.unary("diagonal.t", "t", t -> Linear.diagonal(t.at(1, 0)));
    }

    private static Chunked selected(Chunked array, Chunked mask) {
        try (InlineSession session = new InlineSession()) {
            return array.select(session, mask);
        }
    }

    private static void joins(Cases cases) {
        cases.add("concatenate", in -> Create.concatenate(0, in.get("d"), in.get("p"), in.get("i")));
        cases.add("concatenate.1", in -> Create.concatenate(1, in.get("d"), in.get("c")));
        cases.add("concatenate.empty", in -> Create.concatenate(0, in.get("e"), in.get("d")));
        cases.add("stack", in -> Create.stack(1, in.get("d"), in.get("p")));
    }

    private static void shapes(Cases cases) {
        cases.unary("transpose", "d", Chunked::transpose);
        cases.unary("transpose.t", "t", t -> t.transpose(2, 0, 1));
        cases.unary("transpose.sum", "t", t -> t.plus(t.transpose(0, 1, 2))
                .transpose(1, 2, 0)
                .sum(1));
        cases.unary("swap", "t", t -> t.swapAxes(0, 2));
        cases.unary("reshape", "d", d -> d.reshape(5, 7));
        cases.unary("reshape.flat", "t", Chunked::flatten);
        cases.unary("reshape.merge", "t", t -> t.reshape(12, 5));
        cases.unary("reshape.split", "t", t -> t.reshape(3, 2, -1, 5));
        cases.unary("reshape.odd", "t", t -> t.reshape(4, 15));
        cases.unary("reshape.ones", "t", t -> t.reshape(1, 3, 4, 1, 5));
        cases.unary("expand", "d", d -> d.expandDims(1));
        cases.unary("squeeze", "c", Chunked::squeeze);
        cases.unary("broadcast", "v", v -> v.broadcastTo(3, 5));
    }

    private static void creation(Cases cases) {
        cases.add("zeros", in -> Create.full(in.chunks(3, 4), DType.DOUBLE, 0));
        cases.add("arange", in -> Create.arange(2, 30, 5));
        cases.add("arange.back", in -> Create.arange(9, -4, -3));
        cases.add("arange.double", in -> Create.arange(0.5, 4, 0.25));
        cases.add("linspace", in -> Create.linspace(-1, 2, 13));
        cases.add("eye", in -> Create.eye(in.chunks(5, 6), 1));
        cases.add("indices", in -> Create.index(in.chunks(6, 5), 0).times(10).plus(Create.index(in.chunks(6, 5), 1)));
    }
}
