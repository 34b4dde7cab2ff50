package io.akkord.array;

final class LinearCases {

    private LinearCases() {}

    static void addTo(Cases cases) {
        products(cases);
        decompositions(cases);
        transforms(cases);
        statistics(cases);
    }

    private static void products(Cases cases) {
        cases.binary("matmul", "d", "m", Products::matmul);
        cases.binary("matmul.float", "d", "w", (d, w) -> d.astype(DType.FLOAT).matmul(w));
        cases.binary("matmul.long", "l", "k", Products::matmul);
        cases.binary("matvec", "d", "v", Products::matmul);
        cases.binary("vecmat", "v", "m", Products::matmul);
        cases.binary("dot", "v", "v", Products::dot);
        cases.binary("batched", "t", "m", (t, m) -> t.matmul(m.broadcastTo(3, 5, 6)));
        cases.binary("tensordot", "t", "m", (t, m) -> Products.tensordot(t, new int[] {2}, m, new int[] {0}));
        cases.binary("tensordot.2", "t", "t", (s, t) -> Products.tensordot(s, new int[] {0, 2}, t, new int[] {0, 2}));
        cases.binary("einsum.outer", "v", "walk", (v, w) -> Products.einsum("i,j->ij", v, w));
        cases.binary("einsum.trace", "square", "spd", (a, b) -> Products.einsum("ij,ji->", a, b));
        cases.binary("einsum.batch", "t", "t", (s, t) -> Products.einsum("bij,bkj->bik", s, t));
        cases.binary("einsum.sum", "d", "m", (d, m) -> Products.einsum("ij,jk->k", d, m));
        cases.binary("einsum.diagonal", "square", "rhs", (a, b) -> Products.einsum("ii,ij->ij", a, b));
        cases.binary("einsum.traces", "square", "spd", (a, b) -> Products.einsum("ii,jj->", a, b));
        cases.binary(
                "einsum.inner.diagonal",
                "t",
                "m",
                (t, m) -> Products.einsum("iji,ik->jk", t.slice(":, :, :3"), m.slice(":3")));
        cases.binary("outer", "v", "walk", Products::outer);
    }

    private static void decompositions(Cases cases) {
        cases.unary("singular", "tall", tall -> Linear.svd(tall).s());
        cases.unary("cholesky", "spd", Linear::cholesky);
        cases.binary("solve", "square", "rhs", Linear::solve);
        cases.unary("inverse", "square", Linear::inverse);
        cases.add("lstsq", in -> Linear.leastSquares(in.get("tall"), in.part("walk", 0, 23)));
        cases.unary("det", "square", Linear::determinant);
        cases.unary("tril", "m", m -> Linear.tril(m, 1));
        cases.unary("triu", "m", m -> Linear.triu(m, -1));
        cases.unary("diagonal", "square", Linear::diagonal);
    }

    private static void transforms(Cases cases) {
        cases.add("fft.odd.real", in -> Fourier.fft(in.get("walk"), 0).real());
        cases.add("fft.odd.imaginary", in -> Fourier.fft(in.get("walk"), 0).imaginary());
        cases.add("fft.two.real", in -> Fourier.fft(in.part("walk", 0, 32), 0).real());
        cases.add("fft.two.imaginary", in -> Fourier.fft(in.part("walk", 0, 32), 0)
                .imaginary());
        cases.unary("rfft.abs", "d", d -> Fourier.rfft(d, 1).abs());
        cases.unary(
                "overlap",
                "walk",
                walk -> walk.mapOverlap(LinearCases::mean5, DType.DOUBLE, new int[] {2}, Boundary.REFLECT));
    }

    /** The mean of five neighbours; what has fewer stays as it is. */
    public static Block mean5(Block block) {
        double[] x = block.doubles();
        double[] z = x.clone();
        for (int i = 2; i < x.length - 2; i++) {
            z[i] = (x[i - 2] + x[i - 1] + x[i] + x[i + 1] + x[i + 2]) / 5;
        }
        return new Block(block.shape(), z);
    }

    private static void statistics(Cases cases) {
        for (int axis : new int[] {0, 1}) {
            cases.unary("cumsum." + axis, "d", d -> d.cumsum(axis));
            cases.unary("i.cumsum." + axis, "i", i -> i.cumsum(axis));
            cases.unary("cumprod." + axis, "d", d -> d.cumprod(axis));
            cases.unary("topk." + axis, "d", d -> d.topk(3, axis));
            cases.unary("bottomk." + axis, "d", d -> d.topk(-2, axis));
            cases.unary("sort." + axis, "d", d -> d.sort(axis));
        }
        cases.unary("histogram", "d", d -> d.histogram(10, -5, 5));
        cases.unary("histogram.edges", "walk", walk -> walk.histogram(-2, -0.5, 0.1, 2));
        cases.unary("percentile", "d", d -> d.percentile(0, 10, 50, 90, 100));
        cases.unary("median.0", "d", d -> d.median(0));
        cases.unary("bincount", "i", i -> i.abs().bincount(12));
        cases.unary("diff", "walk", walk -> walk.diff(0));
        cases.unary("cov", "tall", Chunked::covariance);
        cases.unary("corrcoef", "tall", Chunked::correlation);
        for (Boundary boundary : Boundary.values()) {
            cases.unary(
                    "pad." + boundary.name().toLowerCase(java.util.Locale.ROOT),
                    "d",
                    d -> d.pad(boundary, 0, new int[] {2, 1}, new int[] {0, 3}));
        }
    }
}
